using System.Text.RegularExpressions;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog.Typing;

/// <summary>Chooses the neutral type of a column from what was declared and what is there.</summary>
internal static partial class TypeChooser
{
    /// <summary>Fewer texts or numbers may look like dates by accident.</summary>
    private const int LeastMoments = 10;

    private static readonly HashSet<string> NamesOfMoments = new(StringComparer.OrdinalIgnoreCase)
    {
        "at", "date", "datetime", "time", "timestamp", "ts", "epoch", "when", "since", "until",
        "created", "updated", "modified", "changed", "deleted", "expires", "expiry",
    };

    private static readonly HashSet<string> NamesOfKeys = new(StringComparer.OrdinalIgnoreCase) { "by", "id" };

    /// <summary>Chooses.</summary>
    /// <param name="declared">What was declared.</param>
    /// <param name="profile">What is there.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="isMoment">Whether it may be a date although it is declared as text or as a number.</param>
    /// <returns>The type, and why it is not the declared one where that is so.</returns>
    public static TypeChoice Choose(DeclaredType declared, ColumnProfile profile, string name = "", bool isMoment = true) =>
        (isMoment ? Moment(declared, profile, name) : null) ?? Promised(declared, profile) ?? Stored(declared, profile);

    /// <summary>
    /// Dates and times, for which SQLite has no storage class: as ISO 8601 text, or as Unix counts, which only a name or a declaration
    /// tells from other numbers ("Date and Time Datatype" in its documentation).
    /// </summary>
    private static TypeChoice? Moment(DeclaredType declared, ColumnProfile profile, string name) => declared.Family switch
    {
        TypeFamily.Text when profile.Texts == profile.Values && profile.Texts >= LeastMoments
            && profile.Spelling is { } spelling && profile.MaxCharacters <= (MaxLength(declared) ?? int.MaxValue) =>
            new TypeChoice(spelling.Type, ValueForm: spelling.ValueForm),
        TypeFamily.Integer or TypeFamily.Temporal when profile.Integers == profile.Values && profile.Integers >= LeastMoments
            && (declared.Family == TypeFamily.Temporal || SpeaksOfTime(name))
            && EpochUnit.Of(profile.MinInteger, profile.MaxInteger) is { } unit =>
            new TypeChoice(unit.Type, ValueForm: unit.ValueForm),
        _ => null,
    };

    // createdAt, created_at and CREATED_AT alike, but not created_by, whose numbers are keys.
    private static bool SpeaksOfTime(string name)
    {
        var words = name.Split('_', ' ', '-', '.').SelectMany(part => Capitals().Split(part).Append(part)).ToArray();
        return words.Any(NamesOfMoments.Contains) && !words.Any(NamesOfKeys.Contains);
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Capitals();

    /// <summary>The type that the declaration promises, if the values keep the promise.</summary>
    private static TypeChoice? Promised(DeclaredType declared, ColumnProfile profile) => declared.Family switch
    {
        TypeFamily.Integer when profile.Integers == profile.Values => Integer(declared, profile),
        TypeFamily.Decimal when profile.Blobs == 0 && profile.TextsFit => Decimal(declared, profile),
        TypeFamily.Float when profile.Blobs == 0 && profile.TextsFit && profile.IntegersFitDouble =>
            new TypeChoice(new FloatType(declared is { Name: "FLOAT", Arguments: [<= 24] } && profile.FitsSingle ? 32 : 64)),
        TypeFamily.Text when profile.Texts == profile.Values => Text(declared, profile),
        TypeFamily.Binary when profile.Blobs == profile.Values => new TypeChoice(new BinaryType(MaxLength(declared))),
        TypeFamily.Boolean when profile.Integers == profile.Values
            && (profile is { Values: 0 } or { MinInteger: >= 0, MaxInteger: <= 1 }) =>
            new TypeChoice(new BooleanType()),
        TypeFamily.Temporal when profile.Values == 0
            || (profile.Texts == profile.Values && profile.TextsFit) => Temporal(declared, profile),
        TypeFamily.Uuid when profile.Texts == profile.Values && profile.TextsFit => new TypeChoice(new UuidType()),
        TypeFamily.Json when profile.Blobs == 0 && profile.TextsFit => new TypeChoice(new JsonType()),
        _ => null,
    };

    private static TypeChoice Integer(DeclaredType declared, ColumnProfile profile)
    {
        var bits = declared.Name switch
        {
            "TINYINT" => 8,
            "SMALLINT" or "INT2" => 16,
            "MEDIUMINT" => 24,
            _ => 64,
        };
        var limit = bits == 64 ? long.MaxValue : (1L << (bits - 1)) - 1;
        return profile.Values == 0 || (profile.MinInteger >= -limit - 1 && profile.MaxInteger <= limit)
            ? new TypeChoice(new IntegerType(bits))
            : new TypeChoice(new IntegerType(64), $"declared {declared.Text}, but its values need more than {bits} bits");
    }

    private static TypeChoice? Decimal(DeclaredType declared, ColumnProfile profile)
    {
        if (declared.Arguments.Count == 0)
        {
            // NUMERIC alone promises neither digits nor a scale: what is there decides, as long as something is.
            return profile.Values == 0 || (profile.Texts > 0 && profile.Texts == profile.Values)
                ? new TypeChoice(new DecimalType(null, null))
                : profile.Integers == profile.Values ? new TypeChoice(new IntegerType(64))
                : profile.Texts == 0 && profile.IntegersFitDouble ? new TypeChoice(new FloatType(64))
                : null;
        }

        var (precision, scale) = (declared.Arguments[0], declared.Arguments.ElementAtOrDefault(1));
        var fits = profile.FitsScale && precision is > 0 and <= DecimalValues.MaxDigits && scale <= precision;
        return fits ? new TypeChoice(new DecimalType(precision, scale)) : null;
    }

    private static TypeChoice Text(DeclaredType declared, ColumnProfile profile) =>
        MaxLength(declared) is not { } length ? new TypeChoice(new TextType())
        : profile.MaxCharacters <= length ? new TypeChoice(new TextType(length))
        : new TypeChoice(new TextType(), $"declared {declared.Text}, but holds longer values; read as text without a limit");

    private static TypeChoice Temporal(DeclaredType declared, ColumnProfile profile)
    {
        if (profile.Spelling is { } spelling)
        {
            return new TypeChoice(spelling.Type, ValueForm: spelling.ValueForm);
        }

        var digits = Math.Clamp(declared.Arguments.ElementAtOrDefault(0), 0, 7);
        return new TypeChoice(declared.Name switch
        {
            "DATE" => new DateType(),
            "TIME" => new TimeType(digits),
            _ => new TimestampType(digits, declared.Name == "TIMESTAMPTZ"),
        });
    }

    /// <summary>The type of what is there, where the declaration promises nothing or something else.</summary>
    private static TypeChoice Stored(DeclaredType declared, ColumnProfile profile)
    {
        // Under other affinities a whole REAL is kept as REAL beside integers, and only the literal tells them apart.
        var mixesNumbers = profile is { Texts: 0, Blobs: 0, IntegersFitDouble: true }
            && (profile.Integers == 0 || declared.Affinity is Affinity.Numeric or Affinity.Integer or Affinity.Real);
        ColumnType type = profile.Texts == profile.Values ? new TextType()
            : profile.Blobs == profile.Values ? new BinaryType()
            : profile.Integers == profile.Values ? new IntegerType(64)
            : mixesNumbers ? new FloatType(64)
            : new UnsupportedType();
        var problem = declared.Family == TypeFamily.Undeclared && type is not UnsupportedType ? null
            : $"declared {(declared.Text.Length == 0 ? "without a type" : declared.Text)}, but its values are {Describe(profile)}; read "
                + $"as {Describe(type)}";
        return new TypeChoice(type, problem);
    }

    private static int? MaxLength(DeclaredType declared) => declared.Arguments is [> 0 and var length] ? length : null;

    private static string Describe(ColumnProfile profile)
    {
        (long Count, string Name)[] classes =
        [
            (profile.Integers, "integers"), (profile.Reals, "reals"),
                (profile.Texts, "texts of other or differing forms"), (profile.Blobs, "blobs"),
        ];
        return string.Join(" and ", classes.Where(storage => storage.Count > 0).Select(storage => storage.Name));
    }

    private static string Describe(ColumnType type) => type switch
    {
        TextType => "text",
        BinaryType => "bytes",
        IntegerType => "integers",
        FloatType => "floating-point numbers",
        _ => "SQL literals, each with its own storage class",
    };
}

/// <summary>A column's neutral type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Problem">Why it is not the declared one, half a sentence; null when it is.</param>
/// <param name="ValueForm">See <see cref="Column.ValueForm"/>.</param>
internal sealed record TypeChoice(ColumnType Type, string? Problem = null, string? ValueForm = null);
