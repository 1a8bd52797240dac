using System.Globalization;
using System.Text;

namespace Bridge.Sandbox.Reso.Data.Generator;

/// <summary>The words the invented people and firms are made of; accents and apostrophes are meant.</summary>
internal static class NameLists
{
    public static string[] First { get; } =
    [
        "Ada", "Aisha", "André", "Anna", "Antonio", "Beatriz", "Bjørn", "Carla", "Céline", "Chidi", "Chloé", "Daniel",
        "Dario", "D'Arcy", "Deshawn", "Elena", "Émile", "Esther", "Fatima", "Felix", "Fiona", "François", "Grace",
        "Gustavo", "Hana", "Henrik", "Hugo", "Imani", "Ines", "Ivan", "Jamal", "Jean-Luc", "Jia", "Jonas", "José",
        "Kai", "Karin", "Kenji", "Kwame", "Lars", "Leila", "Liam", "Lucía", "Łukasz", "Maëlle", "Malik", "Marta",
        "Mei", "Mohammed", "Nadia", "Ngọc", "Noor", "Olga", "Omar", "Paloma", "Pedro", "Priya", "Quentin", "Rachel",
        "Rafael", "Renée", "Rosa", "Samuel", "Sean", "Søren", "Sofía", "Tamara", "Thomas", "Uma", "Valérie", "Victor",
        "Wanda", "Xavier", "Yara", "Yusuf", "Zoë",
    ];

    public static string[] Last { get; } =
    [
        "Abbott", "Adeyemi", "Alvarez", "Andersen", "Baker", "Barbosa", "Beaulieu", "Bergström", "Castillo", "Chen",
        "Côté", "Cruz", "D'Angelo", "Dąbrowski", "de la Cruz", "Delacroix", "Diaz", "Dubois", "Edwards", "Eriksson",
        "Farouk", "Fischer", "Fitzgerald", "Fontaine", "Garcia", "Gonçalves", "Grant", "Gupta", "Haddad", "Hansen",
        "Hernández", "Hill", "Ibarra", "Ivanova", "Jackson", "Jensen", "Johnson", "Kaur", "Kim", "Kowalski", "Lambert",
        "Larsen", "Lee", "López", "MacLeod", "Martin", "McDonald", "Mendes", "Meyer", "Müller", "Nakamura", "Ng",
        "Nguyễn", "Nowak", "Núñez", "O'Brien", "O'Connor", "O'Neill", "Okafor", "Olsen", "Ortiz", "Owens", "Park",
        "Patel", "Peña", "Petrov", "Quinn", "Ramírez", "Reyes", "Richter", "Rossi", "Saint-Pierre", "Sánchez",
        "Schmidt", "Silva", "Singh", "Smith-Jones", "St. John", "Suzuki", "Taylor", "Thompson", "Torres", "Ueda",
        "Van Dyke", "Vargas", "Vásquez", "Walker", "Weiß", "Williams", "Wójcik", "Yamamoto", "Young", "Zhang", "Ziegler",
    ];

    public static string[] Streets { get; } =
    [
        "Alder St", "Bay Shore Dr", "Cañon Rd", "Elm Ave", "Harbor Blvd", "King's Row", "Lake View Ln", "Mission St",
        "Oak Hill Ct", "Peña Way", "Rue du Lac", "Sunset Ter",
    ];

    public static string[] Cities { get; } =
    [
        "Alder Bay", "Cedar Falls", "Coeur Lake", "Eastport", "La Cañada", "Lakeland", "Mesa Verde", "Port Clement",
        "Saint-Rémi", "Westhaven",
    ];

    public static string[] Firms { get; } =
    [
        "Blue Door Realty", "Cañon & Sons Real Estate", "Coastal Key Group", "First Street Homes", "Harbor Point Realty",
        "King's Gate Properties", "Lake & Pine Brokerage", "Maison Dubois Immobilier", "North Star Homes",
        "O'Malley Realty", "Three Rivers Realty", "Willow Tree Partners",
    ];

    /// <summary>Names that break careless code: quotes, markup, right-to-left script, emoji, combining marks.</summary>
    public static string[] Torture { get; } =
    [
        "O''Hara", "Robert'); DROP TABLE members;--", "<b>Bold</b>", "\"Quoted\"", "Back\\slash", "עברית", "محمد",
        "山田太郎", "😀 Smiley", "e\u0301 Combined", " Leading", "Trailing ", "Tab\tInside", "Zero\u200bWidth", "İstanbul",
        "ß", "null", "=1+1", "%20", "A very long family name that is far longer than the fifty characters suggested",
    ];

    /// <summary>Letters and digits only, lower case, accents dropped: what a mailbox name is made of.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                folded.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
            }
        }

        return folded.ToString();
    }
}
