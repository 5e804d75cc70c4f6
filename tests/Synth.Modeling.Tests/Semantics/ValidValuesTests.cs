using System.Text.RegularExpressions;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Semantics;

/// <summary>What an application checks when a form is filled in holds for every value that is made.</summary>
public sealed class ValidValuesTests
{
    private const int Rows = 300;

    public static TheoryData<string, string> Numbers => new()
    {
        { "iban", "iban" }, { "card_number", "luhn" }, { "ean", "ean" },
        { "isbn10", "isbn10" }, { "cpf", "br-cpf" }, { "cnpj", "br-cnpj" }, { "dni", "es-dni" },
        { "pesel", "pl-pesel" }, { "nip", "pl-nip" }, { "bsn", "nl-11" }, { "ust_id", "mod-11-10" }, { "nir", "fr-nir" },
        { "tva", "fr-vat" }, { "vat_no", "gb-vat" }, { "momsnr", "se-vat" }, { "btw_nummer", "nl-vat" }, { "partita_iva", "it-vat" },
        { "uid_nummer", "at-vat" }, { "mwst_nr", "ch-vat" }, { "cvr", "dk-vat" }, { "alv", "fi-vat" }, { "nif", "pt-vat" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_digits_are_right(string column, string scheme)
    {
        var check = CheckScheme.Named(scheme)!;
        var texts = Clone(column, new TextType(), i => Checked(check, i));
        Assert.Equal(Rows, texts.Length);
        Assert.All(texts, text => Assert.True(check.IsValid(CheckScheme.Compact(text)), $"a value of {column} fails {scheme}"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_digits_are_right_and_values_distinct_where_they_must_be(string column, string scheme)
    {
        var check = CheckScheme.Named(scheme)!;
        var texts = Clone(column, new TextType(), i => Checked(check, i), isUnique: true);
        Assert.Equal(Rows, texts.Distinct().Count());
        Assert.All(texts, text => Assert.True(check.IsValid(CheckScheme.Compact(text)), $"a value of {column} fails {scheme}"));
    }

    [Fact]
    public void Accounts_keep_the_countries_and_lengths_of_the_source()
    {
        var check = CheckScheme.Named("iban")!;
        string[] forms = ["^DE[0-9]{20}$", "^FR[0-9]{25}$", "^GB[0-9]{2}(BARC|HBUK|LOYD)[0-9]{14}$"];
        var texts = Clone("iban", new TextType(34), i => WithCheck(check, (i % 3) switch
        {
            0 => $"DE00{370 + (i % 9)}400{i * 7919L % 10_000_000_000:D12}",
            1 => $"FR00{300 + (i % 9)}400{i * 7919L % 10_000_000_000_000_000:D17}",
            _ => $"GB00{new[] { "BARC", "HBUK", "LOYD" }[i / 3 % 3]}{i * 7919L % 10_000_000_000:D14}",
        }));
        Assert.All(texts, text => Assert.Contains(forms, form => Regex.IsMatch(text, form)));
        Assert.All(texts, text => Assert.True(check.IsValid(text)));
        Assert.All(forms, form => Assert.InRange(texts.Count(text => Regex.IsMatch(text, form)), Rows / 5, Rows / 2));
    }

    [Fact]
    public void Phone_numbers_look_dialled() => Assert.All(
        Clone("phone", new TextType(), i => $"+420 {601 + (i % 7)} {i * 37 % 900 + 100} {i * 91 % 900 + 100}"), text =>
            Assert.Matches(@"^\+420 60[1-7] \d{3} \d{3}$", text));

    [Fact]
    public void Addresses_of_machines_parse() => Assert.All(
        Clone("ip_address", new TextType(), i => $"{10 + (i % 90)}.{i * 7 % 256}.{i * 31 % 256}.{1 + (i % 254)}"), text =>
            Assert.True(ValueTests.IsIpAddress(text)));

    [Fact]
    public void Hashes_of_passwords_keep_their_parameters() => Assert.All(
        Clone("password_hash", new TextType(), i => "$2b$12$" + Token(i, 53)), text =>
            Assert.Matches(@"^\$2b\$12\$[A-Za-z0-9]{53}$", text));

    // Bcrypt, crypt, argon2 and Django: their letters have signs among them, so that no two hashes are put together alike.
    [Theory]
    [InlineData("$2b$12$", 53, "", @"^\$2b\$12\$[./A-Za-z0-9]{53}$")]
    [InlineData("$6$c2FsdA$", 86, "", @"^\$6\$c2FsdA\$[./A-Za-z0-9]{86}$")]
    [InlineData("$argon2id$v=19$m=65536,t=3,p=4$", 22, "$c2FsdA", @"^\$argon2id\$v=19\$m=65536,t=3,p=4\$[./+A-Za-z0-9]{22}\$c2FsdA$")]
    [InlineData("pbkdf2_sha256$260000$", 66, "=", @"^pbkdf2_sha256\$260000\$[./+A-Za-z0-9]{66}=$")]
    public void Hashes_of_passwords_keep_their_form_where_signs_are_among_their_letters(
        string before, int length, string after, string form)
    {
        var sources = new HashSet<string>();
        var texts = Clone("password_hash", new TextType(), i =>
        {
            var text = before + Signs(i, length) + after;
            sources.Add(text);
            return text;
        });
        Assert.All(texts, text => Assert.Matches(form, text));
        Assert.All(texts, text => Assert.True(ValueTests.IsPasswordHash(text)));
        Assert.Equal(Rows, texts.Except(sources).Count());
    }

    [Theory]
    [InlineData("fr-vat", "FR40303265045")]
    [InlineData("gb-vat", "GB980780684")]
    [InlineData("se-vat", "SE123456789701")]
    [InlineData("nl-vat", "NL004495445B01")]
    [InlineData("it-vat", "IT00743110157")]
    [InlineData("at-vat", "ATU13585627")]
    [InlineData("ch-vat", "CHE100155212")]
    [InlineData("dk-vat", "DK13585628")]
    [InlineData("fi-vat", "FI20774740")]
    [InlineData("pt-vat", "PT501964843")]
    [InlineData("mod-11-10", "DE136695976")]
    [InlineData("pl-nip", "PL8567346215")]
    public void Identifiers_that_are_in_use_are_valid_and_none_with_another_digit(string scheme, string number)
    {
        var check = CheckScheme.Named(scheme)!;
        Assert.True(check.IsValid(number));
        Assert.Same(check, CheckScheme.All.First(known => known.IsValid(number)));
        var digit = number.AsSpan().IndexOfAnyInRange('0', '9') + 3;
        for (var other = 1; other < 10; other++)
        {
            var changed = number.ToCharArray();
            changed[digit] = (char)('0' + ((number[digit] - '0' + other) % 10));
            Assert.False(check.IsValid(new string(changed)));
        }
    }

    [Fact]
    public void Emails_parse_and_repeat_the_names_of_their_row()
    {
        var rows = People();
        Assert.Equal(Rows, rows.Select(row => row[3]).Distinct().Count());
        Assert.All(rows, row => Assert.True(ValueTests.IsEmail((string)row[3]!)));
        Assert.All(rows, row => Assert.StartsWith(
            $"{ColumnPart.WordOf((string)row[1]!, 0)}.{ColumnPart.WordOf((string)row[2]!, -1)}",
            (string)row[3]!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Postal_codes_are_those_of_their_country() => Assert.All(
        People(), row => Assert.True(Countries.Find((string)row[4]!)!.HasPostalCode((string)row[5]!)));

    [Fact]
    public void Given_names_agree_with_gender()
    {
        var known = People().Select(row => (Gender: (string)row[6]!, IsFemale: NameDictionary.Instance.IsFemale((string)row[1]!)))
            .Where(row => row.IsFemale is not null).ToArray();
        Assert.True(known.Length > Rows / 2);
        Assert.True(known.Count(row => row.IsFemale == (row.Gender == "f")) >= 0.95 * known.Length);
    }

    private static IReadOnlyList<object?[]> People()
    {
        string[] women = ["Anna", "Julia", "Laura", "Maria", "Sophie"];
        string[] men = ["Thomas", "Peter", "Markus", "Paul", "Simon"];
        var table = SchemaBuilder.Table(
            "customers",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("first_name", new TextType(40)),
            SchemaBuilder.Required("last_name", new TextType(40)),
            SchemaBuilder.Required("email", new TextType(120)),
            SchemaBuilder.Required("country", new TextType(40)),
            SchemaBuilder.Required("postal_code", new TextType(12)),
            SchemaBuilder.Required("gender", new TextType(1))).WithKey("id").WithUnique("email");
        var rows = Enumerable.Range(0, Rows).Select(i =>
        {
            var (first, last) = ($"{(i % 2 == 0 ? women : men)[i / 2 % 5]}{(i % 3 == 0 ? "-" + women[i % 5] : "")}",
                $"Berg{Token(i, 4).ToLowerInvariant().Replace('0', 'o')}");
            last = string.Concat(last.Where(char.IsLetter));
            return new object?[]
            {
                i, first, last, $"{first.Replace("-", "", StringComparison.Ordinal)}.{last}@mail{i}.example".ToLowerInvariant(), i % 3 == 0
                    ? "Germany" : i % 3 == 1 ? "Netherlands" : "Poland",
                i % 3 == 0 ? $"{10000 + (i * 271)}" : i % 3 == 1 ? $"{1000 + i} AB" : $"{10 + (i % 80)}-{100 + i}", i % 2 == 0 ? "f" : "m",
            };
        });
        return SourceDatabase.Of((table, rows)).Clone().RowsOf("customers");
    }

    private static string[] Clone(string column, TextType type, Func<int, string> value, bool isUnique = false)
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)), SchemaBuilder.Required(column, type))
            .WithKey("id");
        var source = SourceDatabase.Of(
            (isUnique ? table.WithUnique(column) : table, Enumerable.Range(0, Rows).Select(i => new object?[] { i, value(i) })));
        return [.. source.Clone().RowsOf("t").Select(row => (string)row[1]!)];
    }

    private static string Checked(CheckScheme scheme, int number)
    {
        var body = scheme.Name switch
        {
            "iban" => $"DE00{370 + (number % 9)}400{number * 7919L % 10_000_000_000:D12}",
            "luhn" => $"4{number * 104_729L % 100_000_000_000_000:D14}0",
            "ean" => $"40{number * 7919L % 10_000_000_000:D10}0",
            "isbn10" => $"{number * 7919L % 1_000_000_000:D9}0",
            "br-cpf" => $"{100_000_000 + (number * 7919L % 800_000_000):D9}00",
            "br-cnpj" => $"{number * 7919L % 100_000_000:D8}000100",
            "es-dni" => $"{number * 7919L % 100_000_000:D8}A",
            "pl-pesel" => $"{50 + (number % 49)}{1 + (number % 12):D2}{1 + (number % 28):D2}{number * 37 % 10_000:D4}0",
            "pl-nip" => $"{100_000_000 + (number * 7919L % 800_000_000):D9}0",
            "nl-11" => $"{10_000_000 + (number * 7919L % 80_000_000):D8}0",
            "fr-nir" => $"{1 + (number % 2)}{number * 7919L % 1_000_000_000_000:D12}00",
            "fr-vat" => $"FR00{number * 7919L % 100_000_000:D8}0",
            "gb-vat" => $"GB{1_000_000 + (number * 7919L % 8_000_000):D7}00",
            "se-vat" => $"SE{556_000_000 + (number * 7919L % 1_000_000):D9}001",
            "nl-vat" => $"NL{number * 7919L % 100_000_000:D8}0B01",
            "it-vat" => $"IT{number * 7919L % 10_000_000_000:D10}0",
            "at-vat" => $"ATU{number * 7919L % 10_000_000:D7}0",
            "ch-vat" => $"CHE-{WithDots(number * 7919L % 100_000_000)}0",
            "dk-vat" => $"DK{1_000_000 + (number * 7919L % 8_000_000):D7}0",
            "fi-vat" => $"FI{1_000_000 + (number * 7919L % 8_000_000):D7}0",
            "pt-vat" => $"PT{50_000_000 + (number * 7919L % 9_000_000):D8}0",
            _ => $"DE{100_000_00 + (number * 7919L % 80_000_000):D8}0",
        };
        return WithCheck(scheme, body);
    }

    private static string WithDots(long number) => $"{number / 100_000:D3}.{number / 100 % 1000:D3}.{number % 100:D2}";

    private static string WithCheck(CheckScheme scheme, string body)
    {
        var text = new TextBuffer();
        text.Append(body);
        CheckDigits.Apply(scheme, text, mayChange: true);
        return text.Text.ToString();
    }

    private static string Token(int number, int length) =>
        Signs(number, length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static string Signs(
        int number, int length, string alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    {
        var stream = RandomStream.FromSeed(number);
        return string.Concat(Enumerable.Range(0, length).Select(i => alphabet[(int)stream.Below(i, alphabet.Length)]));
    }
}
