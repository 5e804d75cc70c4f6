namespace Synth.Modeling;

/// <summary>Parts of job titles.</summary>
internal static class JobTitles
{
    /// <summary>What comes first.</summary>
    public static string[] Levels { get; } = ["Junior", "Senior", "Lead", "Chief", "Principal", "Assistant", "Deputy", "Regional"];

    /// <summary>What it is about.</summary>
    public static string[] Fields { get; } =
    [
        "Sales", "Marketing", "Finance", "Operations", "Logistics", "Quality",
            "Research", "Product", "Service", "Human Resources", "IT", "Security",
        "Purchasing", "Production", "Legal", "Communications", "Data", "Project", "Training", "Facilities",
    ];

    /// <summary>What it is.</summary>
    public static string[] Jobs { get; } =
    [
        "Manager", "Engineer", "Analyst", "Consultant", "Coordinator", "Specialist",
            "Director", "Administrator", "Technician", "Designer", "Planner",
        "Officer", "Developer", "Agent", "Representative",
    ];

    /// <summary>Words by which titles are recognised, in several languages and in lower case.</summary>
    public static IReadOnlySet<string> Marks { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "manager", "engineer", "analyst", "consultant", "coordinator", "specialist",
        "director", "administrator", "technician", "designer", "planner",
        "officer", "developer", "agent", "representative", "assistant", "associate",
        "accountant", "architect", "clerk", "supervisor", "president", "owner",
        "nurse", "teacher", "programmer", "secretary", "executive", "lawyer",
        "driver", "ingenieur", "leiter", "leiterin", "berater", "beraterin",
        "sachbearbeiter", "sachbearbeiterin", "techniker", "buchhalter",
        "buchhalterin", "verkaufer", "entwickler", "geschaftsfuhrer", "mechaniker",
        "directeur", "directrice", "responsable", "comptable", "technicien",
        "developpeur", "vendeur", "gerente", "ingeniero", "contador", "director",
        "directora", "vendedor", "abogado", "direttore", "impiegato", "ingegnere",
        "contabile", "reditel", "ucetni", "programator", "inzenyr", "prodavac",
        "kierownik", "ksiegowy", "inzynier", "sprzedawca", "chef", "utvecklare",
        "ekonom", "medewerker", "verkoper", "boekhouder", "johtaja", "myyja",
        "enfermeira", "analista", "professor", "professora", "lehrer", "lehrerin", "arzt", "lekar", "ucitel", "dyrektor",
    };
}
