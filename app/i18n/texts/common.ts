import { needPolarisTexts, needTexts } from '../need-texts.ts';

await Promise.all([needTexts('common'), needPolarisTexts()]);
