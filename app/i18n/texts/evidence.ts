import { needTexts } from '../need-texts.ts';

await needTexts('evidence');
