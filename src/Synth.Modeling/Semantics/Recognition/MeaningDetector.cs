using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Tells what columns mean by their types, names, values and constraints.</summary>
internal static class MeaningDetector
{
    /// <summary>Below this a meaning is not taken for granted.</summary>
    public const double LeastConfidence = 0.55;

    private const double TableWeight = 0.9;

    private static readonly string[] NameColumns =
        ["name", "names", "bezeichnung", "nom", "nombre", "nome", "nazev", "nazwa", "namn", "naam", "navn", "nimi", "title"];

    private static readonly Dictionary<string, SemanticType> TableNames = Lookup(
        (SemanticType.FullName,
            "customer,client,user,person,people,employee,author,artist,contact,student,patient,member,driver,player,actor,staff,"
            + "teacher,doctor,kunde,mitarbeiter,person,personne,persona,cliente,empleado,utente,osoba,zakaznik,zamestnanec,pracownik,"
            + "klient,kund,medewerker,klant,guest,passenger,lead,friend,owner,agent,candidate"),
        (SemanticType.Company,
            "company,supplier,vendor,organization,organisation,employer,manufacturer,firm,partner,publisher,airline,shipper,carrier,"
            + "brand,lieferant,firma,hersteller,unternehmen,fournisseur,societe,proveedor,empresa,azienda,fornitore,dodavatel,dostawca,"
            + "leverantor,leverancier,bank,hospital,school,university,account"),
        (SemanticType.City, "city,town,municipality,stadt,ort,ville,ciudad,citta,mesto,miasto,cidade,stad"),
        (SemanticType.Country, "country,nation,land,pays,pais,paese,zeme,panstwo"),
        (SemanticType.Region, "region,state,province,county,bundesland,kanton,departement,provincia,kraj,wojewodztwo"),
        (SemanticType.Language, "language,sprache,langue,idioma,lingua,jazyk"),
        (SemanticType.Currency, "currency"),
        (SemanticType.Colour, "color,colour,farbe"));

    /// <summary>What a column means.</summary>
    public static ColumnMeaning Detect(Table table, Column column, ColumnVector vector) => Detect(ColumnSample.Of(table, column, vector));

    /// <summary>What a sampled column means.</summary>
    public static ColumnMeaning Detect(ColumnSample sample)
    {
        switch (sample.Column.Type.WithoutDomain())
        {
            case UuidType:
                return new ColumnMeaning(SemanticType.Uuid, 1);
            case JsonType:
                return new ColumnMeaning(SemanticType.Json, 1);
            case XmlType:
                return new ColumnMeaning(SemanticType.Xml, 1);
            case IntegerType when sample.IsKey:
                return new ColumnMeaning(SemanticType.SequenceNumber, 0.95);
        }

        var names = NamesOf(sample);
        var best = MeaningRules.For(sample.Column.Type)
            .Select(rule => (rule.Type, Confidence: rule.Judge(sample, names.GetValueOrDefault(rule.NamedAs))))
            .DefaultIfEmpty()
            .MaxBy(entry => entry.Confidence);
        return best.Confidence < LeastConfidence
            ? ColumnMeaning.None
            : new ColumnMeaning(best.Type, Math.Round(best.Confidence, 2), LocaleOf(best.Type, sample));
    }

    // What the column's name says, and, where it is only called a name, what its table's says.
    private static Dictionary<SemanticType, double> NamesOf(ColumnSample sample)
    {
        var names = new Dictionary<SemanticType, double>();
        foreach (var (type, weight) in NameLexicon.Read(sample.Words))
        {
            names[type] = Math.Max(weight, names.GetValueOrDefault(type));
        }

        if (sample.Words.Length > 0 && NameColumns.Contains(sample.Words[^1]))
        {
            foreach (var word in sample.Words.Length > 1 ? [.. sample.Words[..^1]] : sample.TableWords)
            {
                if (TableNames.TryGetValue(word, out var type))
                {
                    names[type] = Math.Max(TableWeight, names.GetValueOrDefault(type));
                }
            }
        }

        return names;
    }

    private static string? LocaleOf(SemanticType type, ColumnSample sample) => type switch
    {
        SemanticType.GivenName or SemanticType.FamilyName or SemanticType.FullName or SemanticType.City or SemanticType.Region
            or SemanticType.StreetAddress or SemanticType.StreetName or SemanticType.Company =>
            NameDictionary.Instance.LocaleOf([.. sample.Values.SelectMany(value => value.Split(' ', ','))
                .Where(word => word.Length > 2 && word.All(char.IsLetter)).Distinct().Take(400)]),
        _ => null,
    };

    private static Dictionary<string, SemanticType> Lookup(params (SemanticType Type, string Words)[] entries) => entries
        .SelectMany(entry => entry.Words.Split(',').Select(word => (Word: word, entry.Type)))
        .DistinctBy(entry => entry.Word)
        .ToDictionary(entry => entry.Word, entry => entry.Type, StringComparer.Ordinal);
}
