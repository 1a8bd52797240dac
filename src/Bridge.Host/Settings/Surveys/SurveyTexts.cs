namespace Bridge.Host.Settings.Surveys;

/// <summary>Which texts a survey has, which places are open in them, and how they read in the languages that come with the bridge.</summary>
internal static class SurveyTexts
{
    /// <summary>Longest text, characters.</summary>
    public const int Longest = 500;

    // English is also the list of keys: every language has these.
    private static readonly IReadOnlyDictionary<string, string> _english = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subject"] = "How was our support?",
        ["intro"] = "On {date}, {csr} helped you. Would you tell us how it went?",
        ["team"] = "our support team",
        ["satisfied"] = "How satisfied are you with this contact?",
        ["callAgain"] = "How likely are you to call us again when you have a problem?",
        ["recommend"] = "How likely are you to speak well of us to a colleague?",
        ["yesNo"] = "Are you satisfied with this contact?",
        ["yes"] = "Yes",
        ["no"] = "No",
        ["lowest"] = "not at all",
        ["highest"] = "very",
        ["choose"] = "Choose an answer. A page opens on which you can send it.",
        ["until"] = "The link works once, until {until}. You need not answer.",
        ["title"] = "How was our support?",
        ["optional"] = "optional",
        ["comment"] = "Is there anything you would like to add?",
        ["commentHint"] = "Up to 1,000 characters. Please write no card numbers.",
        ["send"] = "Send answer",
        ["missing"] = "Please answer the first question, then send again.",
        ["tooLong"] = "Your comment is longer than 1,000 characters. Please shorten it, then send again.",
        ["thanksTitle"] = "Thank you",
        ["thanks"] = "Your answer has arrived. You can close this page.",
        ["inTouch"] = "We are sorry that it did not go well. Somebody from our team will get in touch with you.",
        ["usedTitle"] = "You have answered already",
        ["used"] = "Each link takes one answer, and yours is here. Thank you.",
        ["expiredTitle"] = "This link has ended",
        ["expired"] = "Answers are taken for a limited time only. Nothing is left for you to do.",
        ["unknownTitle"] = "This link does not work",
        ["unknown"] = "It is not complete, or not from us. Please open it from the e-mail once more.",
        ["laterTitle"] = "Please try again later",
        ["later"] = "Your answer cannot be taken right now. Nothing was stored.",
        ["stop"] = "No more of these mails",
        ["stopTitle"] = "No more surveys?",
        ["stopAsk"] = "After this we no longer ask you how our support did. Everything else stays as it is.",
        ["stopSend"] = "Stop asking me",
        ["stoppedTitle"] = "We ask you no more",
        ["stopped"] = "You get no more of these mails. If you change your mind, tell our support.",
        ["followUpSubject"] = "About your answer to our survey",
        ["followUpText"] = "This ticket was opened because of an answer to our survey about the contact of {date} with {csr} (ticket {ticket}).",
    };

    private static readonly IReadOnlyDictionary<string, string> _spanish = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subject"] = "¿Cómo fue nuestra atención?",
        ["intro"] = "El {date}, {csr} le atendió. ¿Nos dice cómo le fue?",
        ["team"] = "nuestro equipo de soporte",
        ["satisfied"] = "¿Qué tan satisfecho está con esta atención?",
        ["callAgain"] = "¿Qué tan probable es que nos llame otra vez si tiene un problema?",
        ["recommend"] = "¿Qué tan probable es que hable bien de nosotros con un colega?",
        ["yesNo"] = "¿Está satisfecho con esta atención?",
        ["yes"] = "Sí",
        ["no"] = "No",
        ["lowest"] = "nada",
        ["highest"] = "mucho",
        ["choose"] = "Elija una respuesta. Se abre una página donde puede enviarla.",
        ["until"] = "El enlace sirve una vez, hasta el {until}. No es obligatorio responder.",
        ["title"] = "¿Cómo fue nuestra atención?",
        ["optional"] = "opcional",
        ["comment"] = "¿Desea añadir algo?",
        ["commentHint"] = "Hasta 1,000 caracteres. Por favor, no escriba números de tarjeta.",
        ["send"] = "Enviar respuesta",
        ["missing"] = "Responda la primera pregunta y envíe de nuevo.",
        ["tooLong"] = "Su comentario tiene más de 1,000 caracteres. Acórtelo y envíe de nuevo.",
        ["thanksTitle"] = "Gracias",
        ["thanks"] = "Su respuesta ha llegado. Puede cerrar esta página.",
        ["inTouch"] = "Lamentamos que no haya ido bien. Alguien de nuestro equipo se comunicará con usted.",
        ["usedTitle"] = "Ya respondió",
        ["used"] = "Cada enlace admite una respuesta, y la suya ya está aquí. Gracias.",
        ["expiredTitle"] = "Este enlace ha terminado",
        ["expired"] = "Las respuestas se aceptan por un tiempo limitado. No tiene que hacer nada más.",
        ["unknownTitle"] = "Este enlace no funciona",
        ["unknown"] = "No está completo o no es nuestro. Ábralo otra vez desde el correo.",
        ["laterTitle"] = "Inténtelo más tarde",
        ["later"] = "No podemos recibir su respuesta en este momento. No se guardó nada.",
        ["stop"] = "No recibir más estos correos",
        ["stopTitle"] = "¿Sin más encuestas?",
        ["stopAsk"] = "Ya no le preguntaremos por nuestra atención. Todo lo demás sigue igual.",
        ["stopSend"] = "No preguntarme más",
        ["stoppedTitle"] = "Ya no le preguntamos",
        ["stopped"] = "No recibirá más estos correos. Si cambia de opinión, avise a nuestro soporte.",
        ["followUpSubject"] = "Sobre su respuesta a nuestra encuesta",
        ["followUpText"] = "Esta solicitud se abrió por una respuesta a nuestra encuesta sobre la atención del {date} con {csr} (solicitud {ticket}).",
    };

    // What each place stands for is said in docs/surveys.md.
    private static readonly IReadOnlyDictionary<string, string[]> _places = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["intro"] = ["{csr}", "{date}"],
        ["until"] = ["{until}"],
        ["followUpText"] = ["{csr}", "{date}", "{ticket}"],
    };

    /// <summary>The keys.</summary>
    public static IReadOnlyCollection<string> Keys { get; } = [.. _english.Keys];

    /// <summary>The languages that come with the bridge, whole.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> BuiltIn { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["en"] = _english, ["es"] = _spanish };

    /// <summary>The places that a text may have.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The places.</returns>
    public static IReadOnlyList<string> PlacesOf(string key) => _places.GetValueOrDefault(key, []);
}
