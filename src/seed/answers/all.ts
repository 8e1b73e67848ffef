import type { ExampleAnswers } from './example-answers.ts';
import { answers as aiss } from './aiss.ts';
import { answers as bdaPilot } from './bda-pilot.ts';
import { answers as casp } from './casp.ts';
import { answers as ccmf } from './ccmf.ts';
import { answers as cip } from './cip.ts';
import { answers as genaiSandbox } from './genai-sandbox.ts';
import { answers as hq } from './hq.ts';
import { answers as laeSandboxX } from './lae-sandbox-x.ts';
import { answers as laeSandbox } from './lae-sandbox.ts';
import { answers as macroFund } from './macro-fund.ts';
import { answers as mdss } from './mdss.ts';
import { answers as space } from './space.ts';
import { answers as training } from './training.ts';

/** Example answers by the name of the scheme. */
export const exampleAnswers: Readonly<Record<string, ExampleAnswers>> = {
  aiss,
  'bda-pilot': bdaPilot,
  casp,
  ccmf,
  cip,
  'genai-sandbox': genaiSandbox,
  hq,
  'lae-sandbox-x': laeSandboxX,
  'lae-sandbox': laeSandbox,
  'macro-fund': macroFund,
  mdss,
  space,
  training,
};
