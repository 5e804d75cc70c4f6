namespace Synth.Modeling;

/// <summary>Recognises names of tables and columns that speak of persons, companies, or how to reach them.</summary>
internal static class PersonalNames
{
    // Whole words of a name, as separated by underscores, blanks, or a change of case.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "birth", "birthdate", "birthday", "client", "clients",
        "company", "companies", "contact", "contacts", "customer", "customers",
        "dob", "driver", "drivers", "email", "employee", "employees", "fax",
        "firstname", "forename", "gender", "iban", "income", "lastname",
        "login", "mail", "member", "members", "mobile", "passport", "password",
        "patient", "patients", "person", "persons", "people", "phone",
        "player", "players", "salary", "sex", "ssn", "staff", "street",
        "student", "students", "supplier", "suppliers", "surname", "telephone",
        "user", "username", "users", "vat", "vendor", "vendors", "wage", "zip",
    };

    private static readonly HashSet<string> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        "firstname", "lastname", "fullname", "givenname", "familyname",
        "middlename", "maidenname", "username", "postalcode", "postcode", "zipcode",
    };

    public static bool IsPersonal(string name)
    {
        var words = Split(name).ToArray();
        return words.Any(Words.Contains) || words.Zip(words.Skip(1), (first, second) => first + second).Any(Pairs.Contains);
    }

    /// <summary>The words of a name.</summary>
    public static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]) || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (ends)
            {
                var word = name[start..i].Trim('_', ' ', '-');
                if (word.Length > 0)
                {
                    yield return word;
                }

                start = i;
            }
        }
    }
}
