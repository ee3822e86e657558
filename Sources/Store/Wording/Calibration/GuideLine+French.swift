extension GuideLine {
  var french: String {
    switch self {
    case .warmUp: "Posez-le et n'y touchez plus : son gyroscope chauffe."
    case .lieStill: "Laissez-le immobile."
    case .point(let up): "Posez-le avec \(up.french) vers le haut, et lâchez-le."
    case .turn(let axis): "Tournez-le d'un tour, autour de l'axe passant par \(axis.french), et posez-le."
    case .tumble(let missing):
      "Tournez-le lentement dans toutes les directions ; \(missing.french) a été le moins en haut."
    case .freshPose(let up): "Pour contrôler : posez-le comme jamais encore, avec \(up.french) vers le haut."
    case .reconnect: "Rien ne vient de lui : rebranchez-le."
    case .movedTooEarly(let seconds, let needed):
      "Il n'est resté immobile que \(seconds) s ; il en faut \(needed). Calez-le pour qu'il ne glisse pas."
    case .sameDirection: "Il a déjà été posé ainsi : posez-le autrement."
    case .tooFast: "Il a été tourné trop vite pour son capteur : tournez-le plus lentement."
    case .samplesLost(let count):
      "\(count) échantillons se sont perdus en route : essayez un autre port ou câble USB."
    case .phase(let phase): phase.french
    case .still: "immobile"
    case .moving: "bouge"
    case .silent: "muet"
    case .directions(let found): "\(found) positions"
    case .missingDirections: "Déjà en haut (o), ensuite (X), manque encore (.) :"
    case .resumed: "Il reprend là où il a été interrompu."
    case .draftNotKept(let detail):
      "Ce qui est pris ne peut être gardé\(inBrackets(detail)) : une coupure de courant le perdrait."
    case .answerKeys:
      "s Entrée : passer l'attente   a Entrée : refaire cette partie   q Entrée : abandonner   Ctrl-C : le laisser "
        + "en cours"
    case .leftRunning(let serial):
      "Le guide continue dans le service ; revenez-y par 'headsetctl calibrate \(serial)', terminez-le par "
        + "'--cancel'."
    case .reconnecting: "Le service ne répond pas ; on l'attend. Ce qui a été pris est gardé."
    case .finished(.good): "Terminé : un bon étalonnage est en vigueur."
    case .finished(.fair): "Terminé : un étalonnage passable est en vigueur, dans les limites du modèle."
    case .finished(.failed), .refused(.beyondLimits):
      "Refusé : les erreurs dépassent les limites du modèle. L'étalonnage précédent reste en vigueur ; étalonnez "
        + "encore une fois sur une table stable, et faites réparer l'appareil si cela échoue de nouveau."
    case .verified(.good): "Vérifié : chaque erreur est sous la moitié de sa limite. Rien n'a été changé."
    case .verified(.fair): "Vérifié : chaque erreur est dans sa limite. Rien n'a été changé."
    case .verified(.failed): "Une erreur dépasse sa limite : étalonnez cet appareil. Rien n'a été changé."
    case .refused(.dead(let axis)):
      "Refusé : \(axis.frenchName) donne une seule valeur quoi qu'il arrive. Il est mort : faites réparer l'appareil."
    case .refused(.unsettled):
      "Refusé : après tant de positions, aucun étalonnage n'explique les mesures. Prenez une table stable que "
        + "personne ne touche, et recommencez."
    case .refused(.tooLong): "Refusé : cela a duré plus de quarante minutes. Recommencez."
    case .refused(.unusable):
      "Refusé : ce ne sont pas les mesures d'un tel capteur. Rebranchez-le, et recommencez."
    case .abandoned: "Abandonné ; rien n'a été changé."
    case .notRecordedYet:
      "Le registre n'accepte rien pour l'instant ; le résultat est gardé et y entrera dès qu'il le pourra."
    case .wasCold: "Le gyroscope n'était pas chaud : son biais a pu bouger depuis."
    case .gravityError: "Gravité au repos"
    case .turnError: "Rotation portée sur un mouvement"
    case .rateError: "Vitesse de rotation au repos"
    case .before: "Avant"
    case .after: "Après"
    case .limit: "Limite"
    case .duration(let seconds, let rests): "\(rests) positions en \(seconds) s."
    case .undone(true): "Repris : l'étalonnage d'usine est en vigueur."
    case .undone(false): "Repris : l'étalonnage précédent est en vigueur."
    case .nothingMeasured: "Rien n'en a encore été mesuré."
    case .inForce(let id): "En vigueur : n° \(id)."
    case .factoryInForce: "En vigueur : l'étalonnage d'usine."
    case .trend(let quantity, let share, let perYear, let confidence):
      "\(quantity.french) : \(share) % de sa limite, \(perYear) % par an (confiance à 95 % : +- \(confidence) %)."
    case .nextDue(let day): "Prochaine vérification à faire le \(day)."
    case .kind(let kind): kind.french
    }
  }
}

extension GuideLine.Phase {
  fileprivate var french: String {
    switch self {
    case .warmUp: "Chauffe"
    case .stillness: "Immobilité"
    case .rests: "Positions"
    case .turns: "Rotations"
    case .magnetometer: "Magnétomètre"
    case .verification: "Contrôle"
    case .finished: "Terminé"
    case .refused: "Refusé"
    case .abandoned: "Abandonné"
    }
  }
}

extension GuideLine.Quantity {
  fileprivate var french: String {
    switch self {
    case .gravity: "Gravité au repos"
    case .turn: "Rotation portée sur un mouvement"
    case .rate: "Vitesse de rotation au repos"
    }
  }
}

extension GuideLine.Kind {
  fileprivate var french: String {
    switch self {
    case .calibrated: "étalonné"
    case .refused: "refusé"
    case .verified: "vérifié"
    case .reverted: "repris"
    }
  }
}
