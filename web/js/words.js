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
    rescue: 'Vous pouvez aussi télécharger maintenant tout ce que cet appareil garde. Parcours sait ouvrir ce fichier ; ne le confiez qu’à des personnes sûres.',
    download: 'Télécharger',
    unread: 'Télécharger les parties illisibles (pour une aide technique)',
    nothingKept: 'Rien de ce qui était gardé sur cet appareil n’a pu être lu.',
    update: 'Une nouvelle version est prête.',
    updateUnsaved: 'Tout n’est pas encore enregistré. Téléchargez d’abord vos données.',
    outdated: 'Une autre fenêtre a une version plus récente. Rechargez pour continuer à écrire ; rien n’est perdu.',
    later: 'Plus tard',
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
    rescue: 'You can also download everything this device keeps now. Parcours opens this file; give it only to people you trust.',
    download: 'Download',
    unread: 'Download the parts that cannot be read (for technical help)',
    nothingKept: 'Nothing kept on this device could be read.',
    update: 'A new version is ready.',
    updateUnsaved: 'Not everything is saved yet. Download your data first.',
    outdated: 'Another window has a newer version. Reload to go on writing; nothing is lost.',
    later: 'Later',
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
    rescue: 'Também pode descarregar agora tudo o que este dispositivo guarda. O Parcours abre este ficheiro; entregue-o só a pessoas de confiança.',
    download: 'Descarregar',
    unread: 'Descarregar as partes ilegíveis (para ajuda técnica)',
    nothingKept: 'Não foi possível ler nada do que estava guardado neste dispositivo.',
    update: 'Está pronta uma nova versão.',
    updateUnsaved: 'Ainda não está tudo guardado. Descarregue primeiro os seus dados.',
    outdated: 'Outra janela tem uma versão mais recente. Recarregue para continuar a escrever; nada se perde.',
    later: 'Mais tarde',
  },
};

/** The first language we speak among those wished for. @param {readonly string[]} wished @returns {'fr' | 'en' | 'pt'} */
export function chooseLanguage(wished) {
  for (const each of wished) {
    const code = each.slice(0, 2).toLowerCase();
    if (code === 'fr' || code === 'en' || code === 'pt') return code;
  }
  return 'en';
}

/** @param {string} language */
export const words = (language) => WORDS[chooseLanguage([language])];
