import { Room } from '../app/room.tsx';
import { portalPlaces } from './routes.tsx';

export function PortalLayout() {
  return <Room name="portal" places={portalPlaces} />;
}
