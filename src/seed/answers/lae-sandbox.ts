import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      nameEn: 'Harbour Kite Limited',
      nameZh: '海港風箏有限公司',
      brNumber: '12345678',
      address: '1 Example Road, Hong Kong',
      inHongKong: true,
      experience: 'Two hundred flights.',
      partners: [
        {
          id: 'i9',
          partner: {
            nameEn: 'Example Hospital',
          },
          partnerRole: 'Receives the medicine.',
        },
      ],
      projectTitle: {
        en: 'Medicine to the island',
        zh: '藥物送離島',
      },
      goals: 'That it is safe and quick.',
      trialStart: '2026-06-01',
      trialMonths: 6,
      ownCost: true,
      aircraft: [
        {
          id: 'i10',
          model: 'Example H6',
          aircraftKind: 'multirotor',
          weight: 24000,
          payload: 'Box of 3 kg',
        },
      ],
      sites: [
        {
          id: 'i11',
          siteName: 'Pier roof',
          sitePoint: {
            type: 'Point',
            coordinates: [114.13, 22.26],
          },
          siteOwner: 'The hub; yes',
        },
      ],
      routes: [
        {
          id: 'i12',
          routeName: 'Pier to island',
          routeLine: {
            type: 'LineString',
            coordinates: [
              [114.13, 22.26],
              [114.1, 22.24],
              [114.03, 22.21],
            ],
          },
          routeHeight: 120,
          routeSpeed: 60,
          routeOver: ['water'],
          routeFlights: 20,
        },
      ],
      heaviest: 24000,
      dangerousGoods: false,
      restrictedZone: false,
      crossBoundary: false,
      passengers: false,
      permission: 'granted',
      cover: '10,000,000.00',
      risks: 'Loss of link: return and land.',
      emergencies: 'Parachute and a boat.',
      privacy: 'No camera below.',
      collected: ['environment', 'flight', 'signal'],
      dataHow: 'On board, each second.',
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      declareLaw: true,
      declareKeep: true,
      declareCost: true,
      consentData: true,
      scenario: 'delivery',
      benefit: 'Patients on the island.',
    },
    'reports.interim': {
      flightHours: 40,
      flights: 160,
      incidents: [
        {
          id: 'i13',
          incidentOn: '2026-02-11',
          incident: 'Strong wind; returned.',
        },
      ],
      findings: 'Signal is strong over water.',
      users: 'Quick.',
    },
    'reports.final': {
      outcome: 'It works.',
      goOn: true,
      flightHours: 40,
      flights: 160,
      incidents: [
        {
          id: 'i13',
          incidentOn: '2026-02-11',
          incident: 'Strong wind; returned.',
        },
      ],
      findings: 'Signal is strong over water.',
      users: 'Quick.',
    },
  },
};
