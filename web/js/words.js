// The few sentences the page must be able to say before, or without, the application's own messages.

const WORDS = {
  fr: {
    skip: 'Aller au contenu',
    loading: 'Chargement…',
    failed: 'Parcours s’est arrêté',
    failedText: 'Ce que vous aviez enregistré est gardé sur cet appareil. Rechargez la page pour continuer.',
    startFailed: 'Parcours ne peut pas démarrer',
    startText: 'Vérifiez la connexion, puis rechargez la page. Si cela continue, mettez votre navigateur à jour.',
    reload: 'Recharger',
    details: 'Détails techniques',
  },
  en: {
    skip: 'Skip to content',
    loading: 'Loading…',
    failed: 'Parcours has stopped',
    failedText: 'What was saved is kept on this device. Reload the page to go on.',
    startFailed: 'Parcours cannot start',
    startText: 'Check the connection, then reload the page. If it happens again, update your browser.',
    reload: 'Reload',
    details: 'Technical details',
  },
  pt: {
    skip: 'Saltar para o conteúdo',
    loading: 'A carregar…',
    failed: 'O Parcours parou',
    failedText: 'O que foi guardado continua neste dispositivo. Recarregue a página para continuar.',
    startFailed: 'O Parcours não consegue arrancar',
    startText: 'Verifique a ligação e recarregue a página. Se voltar a acontecer, atualize o navegador.',
    reload: 'Recarregar',
    details: 'Detalhes técnicos',
  },
};

/** The first language we speak among those wished for. @param {readonly string[]} wished @returns {'fr' | 'en' | 'pt'} */
export function chooseLanguage(wished) {
  for (const each of wished) {
    const code = each.slice(0, 2).toLowerCase();
    if (code === 'fr' || code === 'en' || code === 'pt') return code;
  }
  return 'fr';
}

/** @param {string} language */
export const words = (language) => WORDS[chooseLanguage([language])];
