import type { ProductTranslation } from '#sandbox/shopify/state/records.ts';

const COLOR = { fr: 'Couleur', de: 'Farbe', es: 'Color' };
const SIZE = { fr: 'Taille', de: 'Größe', es: 'Talla' };

/** French, German and Spanish texts of some products of the built-in catalogue, by handle; the others have none. */
export const TRANSLATIONS: Record<string, Record<string, ProductTranslation>> = {
  'linen-camp-shirt': {
    fr: {
      title: 'Chemise en lin à col camp',
      descriptionHtml: '<p>Lin lavé, col ouvert, coupe droite.</p>',
      optionNames: { Size: SIZE.fr, Color: COLOR.fr },
      optionValues: { Sand: 'Sable', Sea: 'Mer' },
    },
    de: {
      title: 'Leinenhemd mit Reverskragen',
      descriptionHtml: '<p>Gewaschenes Leinen, offener Kragen, gerader Schnitt.</p>',
      optionNames: { Size: SIZE.de, Color: COLOR.de },
      optionValues: { Sand: 'Sand', Sea: 'Meer' },
    },
    es: {
      title: 'Camisa de lino con cuello abierto',
      descriptionHtml: '<p>Lino lavado, cuello abierto, corte recto.</p>',
      optionNames: { Size: SIZE.es, Color: COLOR.es },
      optionValues: { Sand: 'Arena', Sea: 'Mar' },
    },
  },
  'harbor-hoodie': {
    fr: {
      title: 'Sweat à capuche Harbor',
      descriptionHtml: '<p>Molleton gratté, capuche doublée et poche traversante.</p>',
      optionNames: { Size: SIZE.fr },
    },
    de: {
      title: 'Kapuzenpullover Harbor',
      descriptionHtml: '<p>Angerauter Fleece, doppelte Kapuze und eine durchgehende Tasche.</p>',
      optionNames: { Size: SIZE.de },
    },
    es: {
      title: 'Sudadera con capucha Harbor',
      descriptionHtml: '<p>Felpa cepillada, capucha doble y un bolsillo que atraviesa.</p>',
      optionNames: { Size: SIZE.es },
    },
  },
  'cafe-ole-mug': {
    fr: {
      title: 'Tasse Café Olé ☕',
      descriptionHtml: '<p>35 cl, un appui pour le pouce, passe au lave-vaisselle.</p>',
      optionNames: { Color: COLOR.fr },
      optionValues: { Lake: 'Lac', Poppy: 'Coquelicot' },
    },
    de: {
      title: 'Tasse Café Olé ☕',
      descriptionHtml: '<p>0,35 Liter, mit Daumenauflage, spülmaschinenfest.</p>',
      optionNames: { Color: COLOR.de },
      optionValues: { Lake: 'See', Poppy: 'Mohn' },
    },
    es: {
      title: 'Taza Café Olé ☕',
      descriptionHtml: '<p>35 cl, apoyo para el pulgar, apta para lavavajillas.</p>',
      optionNames: { Color: COLOR.es },
      optionValues: { Lake: 'Lago', Poppy: 'Amapola' },
    },
  },
  'spindle-chair': {
    fr: {
      title: 'Chaise à fuseaux',
      descriptionHtml: '<p>Dossier cintré à la vapeur, onze fuseaux, aucune vis.</p>',
      optionNames: { Finish: 'Finition' },
      optionValues: { Black: 'Noir', Natural: 'Naturel' },
    },
    de: {
      title: 'Sprossenstuhl',
      descriptionHtml: '<p>Dampfgebogene Lehne, elf Sprossen, keine Schrauben.</p>',
      optionNames: { Finish: 'Ausführung' },
      optionValues: { Black: 'Schwarz', Natural: 'Natur' },
    },
    es: {
      title: 'Silla de barrotes',
      descriptionHtml: '<p>Respaldo curvado al vapor, once barrotes, sin tornillos.</p>',
      optionNames: { Finish: 'Acabado' },
      optionValues: { Black: 'Negro', Natural: 'Natural' },
    },
  },
  'nesting-bowls': {
    fr: {
      title: 'Bols gigognes, lot de 3',
      descriptionHtml: '<p>Petit, moins petit, grand. Empilés, ils prennent la place d’un seul.</p>',
    },
    de: {
      title: 'Stapelschalen, 3er-Set',
      descriptionHtml: '<p>Klein, weniger klein, groß. Gestapelt brauchen sie den Platz von einer.</p>',
    },
    es: {
      title: 'Cuencos apilables, juego de 3',
      descriptionHtml: '<p>Pequeño, menos pequeño, grande. Apilados ocupan el sitio de uno.</p>',
    },
  },
};
