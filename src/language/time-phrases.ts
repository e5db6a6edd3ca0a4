/**
 * The words for times that mean something else in another year: "vorig jaar", "nu", "twee jaar geleden".
 */
import { phrasePattern } from './phrases.ts';

/** Relative times that are fixed phrases. */
export const RELATIVE_TIMES = phrasePattern(
  `vorig jaar,vorige jaar,verleden jaar,afgelopen jaar,dit jaar,komend jaar,volgend jaar,het jaar daarvoor,het jaar ervoor,het jaar
  daarop,het jaar erna,een jaar eerder,een jaar later,voorgaande jaren,voorgaand jaar,eerdere jaren,de afgelopen jaren,de laatste
  jaren,de komende jaren,afgelopen jaren,komende jaren,laatste jaren,vorige maand,afgelopen maand,deze maand,volgende maand,komende
  maand,afgelopen maanden,komende maanden,vorige week,deze week,volgende week,vorig studiejaar,dit studiejaar,volgend studiejaar,vorig
  schooljaar,dit schooljaar,volgend schooljaar,afgelopen zomer,komende zomer,afgelopen periode,komende periode,vandaag,gisteren,eergisteren,
  morgen,overmorgen,nu,inmiddels,momenteel,op dit moment,tegenwoordig,sinds kort,onlangs,recent,recentelijk,binnenkort,straks,huidige,
  het huidige,tot nu toe,tot op heden,nog steeds,vooralsnog,destijds,
  last year,past year,the previous year,previous year,this year,next year,coming year,the year before,recent years,the past years,
  coming years,last month,this month,next month,last week,this week,next week,today,yesterday,tomorrow,now,currently,at the moment,
  at present,nowadays,recently,soon,so far,to date,current`
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' ')),
);
/** "twee jaar geleden", "the past three years", "de komende 2 maanden". */
export const COUNTED_TIMES =
  /(?<![\p{L}\p{N}])(?:(?:(?:de|the)\s)?(?:afgelopen|komende|laatste|volgende|past|last|next|coming)\s(?:\p{N}{1,3}|\p{L}{2,12})\s(?:jaar|jaren|maanden|weken|dagen|years|months|weeks|days)|(?:\p{N}{1,3}|\p{L}{1,12})\s(?:jaar|jaren|maand|maanden|weken|week|dagen|years?|months?|weeks?|days?)\s(?:geleden|ago))(?![\p{L}\p{N}])/giu;

/** Years away from the clock's year. */
export const YEARS_AWAY: readonly (readonly [RegExp, number])[] = [
  [phrasePattern(['voorvorig jaar', 'eerverleden jaar', 'the year before last']), -2],
  [
    phrasePattern([
      'vorig jaar',
      'vorige jaar',
      'verleden jaar',
      'afgelopen jaar',
      'het afgelopen jaar',
      'laatste jaar',
      'vorig kalenderjaar',
      'last year',
      'past year',
      'previous year',
    ]),
    -1,
  ],
  [phrasePattern(['dit jaar', 'het huidige jaar', 'dit kalenderjaar', 'this year', 'the current year']), 0],
  [phrasePattern(['volgend jaar', 'komend jaar', 'het komende jaar', 'next year', 'coming year']), 1],
];
/** Days away: the year is that of the day. */
export const DAYS_AWAY: readonly (readonly [RegExp, number])[] = [
  [phrasePattern(['gisteren', 'yesterday']), -1],
  [phrasePattern(['eergisteren']), -2],
  [phrasePattern(['vorige week', 'afgelopen week', 'last week']), -7],
  [phrasePattern(['vorige maand', 'afgelopen maand', 'last month']), -30],
  [phrasePattern(['volgende maand', 'komende maand', 'next month']), 30],
];
/** Group 1 counts the years. */
export const YEARS_AGO =
  /(?<![\p{L}\p{N}])(\p{N}{1,2}|\p{L}{1,10})\s(?:jaar|jaren|years?)\s(?:geleden|ago|terug)(?![\p{L}\p{N}])/giu;
/** Group 1 counts the years, this one not among them. */
export const PAST_YEARS =
  /(?<![\p{L}\p{N}])(?:afgelopen|laatste|past|last)\s(\p{N}|\p{L}{3,5})\s(?:jaar|jaren|years)(?![\p{L}\p{N}])/giu;
