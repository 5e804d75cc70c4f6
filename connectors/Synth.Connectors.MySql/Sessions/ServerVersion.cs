using System.Text.RegularExpressions;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>Which of the two products a server is, and its version, with what each can do by name.</summary>
/// <param name="IsMariaDb">Whether it is MariaDB rather than MySQL.</param>
/// <param name="Number">Its version.</param>
internal sealed partial record ServerVersion(bool IsMariaDb, Version Number)
{
    /// <summary>Whether checks are kept, and not only parsed.</summary>
    public bool HasChecks => IsMariaDb || IsAtLeast(8, 0, 16);

    /// <summary>Whether a default may be an expression.</summary>
    public bool HasDefaultExpressions => IsMariaDb || IsAtLeast(8, 0, 13);

    /// <summary>Whether the catalog gives defaults as SQL, rather than the bare value.</summary>
    public bool GivesDefaultsAsSql => IsMariaDb;

    /// <summary>Whether a text or a document may have a literal as its default.</summary>
    public bool HasDefaultsOfTexts => IsMariaDb;

    /// <summary>Whether UUIDs have a type of their own.</summary>
    public bool HasUuidType => IsMariaDb && IsAtLeast(10, 7, 0);

    /// <summary>Whether JSON is a type of its own, which keeps documents parsed, rather than a text with a check.</summary>
    public bool HasJsonType => !IsMariaDb;

    /// <summary>Whether the catalog has a width with each integer type: <c>int(11)</c>.</summary>
    public bool HasDisplayWidths => IsMariaDb || !IsAtLeast(8, 0, 19);

    /// <summary>Whether an index may be descending, rather than only say so.</summary>
    public bool HasDescendingIndexes => IsMariaDb ? IsAtLeast(10, 8, 0) : IsAtLeast(8, 0, 0);

    /// <summary>Whether the catalog calls it RESTRICT, rather than NO ACTION, what a foreign key does that names no action.</summary>
    public bool RestrictsByDefault => IsMariaDb || !IsAtLeast(8, 0, 0);

    /// <summary>Whether columns may be left out of what <c>SELECT *</c> gives.</summary>
    public bool HasInvisibleColumns => IsMariaDb || IsAtLeast(8, 0, 23);

    /// <summary>Whether there are sequences.</summary>
    public bool HasSequences => IsMariaDb;

    /// <summary>Whether there are the collations that this product brought with its later versions, and takes as the usual ones.</summary>
    public bool HasLaterCollations => IsMariaDb ? IsAtLeast(10, 10, 1) : IsAtLeast(8, 0, 1);

    /// <summary>Whether the SQL modes of MySQL 5.7 are all there; later versions refuse to set some of them.</summary>
    public bool HasEarlierModes => IsMariaDb || !IsAtLeast(8, 0, 0);

    /// <summary>The most digits after the point of a decimal.</summary>
    public int MaxScale => IsMariaDb ? 38 : 30;

    /// <summary>The collation that tells every two texts apart, also those that differ in trailing blanks.</summary>
    public string BinaryCollation => IsMariaDb ? "utf8mb4_nopad_bin" : IsAtLeast(8, 0, 17) ? "utf8mb4_0900_bin" : "utf8mb4_bin";

    /// <summary>A collation that ignores case.</summary>
    public const string CaselessCollation = "utf8mb4_unicode_ci";

    /// <summary>As the server itself gives it, save for what follows the number.</summary>
    public string Text => IsMariaDb ? $"{Number}-MariaDB" : $"{Number}";

    private bool[] Abilities => [HasChecks, HasDefaultExpressions, HasUuidType, HasDescendingIndexes, HasLaterCollations];

    /// <summary>
    /// Whether the statements of another server mean the same here: it is of the same product, and has nothing that is missing here.
    /// </summary>
    public bool Understands(ServerVersion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsMariaDb == other.IsMariaDb && Abilities.Zip(other.Abilities).All(ability => ability.First || !ability.Second);
    }

    /// <summary>The product and version for people.</summary>
    public override string ToString() => $"{(IsMariaDb ? "MariaDB" : "MySQL")} {Number}";

    /// <summary>Reads what a server says of itself: <c>8.0.36</c>, <c>10.11.6-MariaDB-1</c>, <c>5.5.5-10.4.32-MariaDB</c>.</summary>
    public static ServerVersion Parse(string text)
    {
        var isMariaDb = text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);

        // MariaDB 10 puts 5.5.5- before its own version, for old replicas.
        var own = isMariaDb && text.StartsWith("5.5.5-", StringComparison.Ordinal) ? text["5.5.5-".Length..] : text;
        return new ServerVersion(isMariaDb, Numbers().Match(own) is { Success: true } numbers
            ? Version.Parse(numbers.Value)
            : new Version(0, 0, 0));
    }

    private bool IsAtLeast(int major, int minor, int build) => Number >= new Version(major, minor, build);

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+")]
    private static partial Regex Numbers();
}
