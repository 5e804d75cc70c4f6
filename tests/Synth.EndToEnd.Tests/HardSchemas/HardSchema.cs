namespace Synth.EndToEnd.Tests;

/// <summary>A small database with something in it that other tools stumble over.</summary>
/// <param name="Case">The case that it stands for, as in the table of <c>connectors/README.md</c>.</param>
/// <param name="Name">What is hard about it.</param>
/// <param name="Sql">Creates and fills it; <see cref="SqlFor"/> turns the words with an @ into what each engine calls the thing.</param>
internal sealed record HardSchema(string Case, string Name, string Sql)
{
    /// <summary>The engines that can express it.</summary>
    public IReadOnlyList<EngineName> Sources { get; init; } = Enum.GetValues<EngineName>();

    /// <summary>Statements for PostgreSQL where words are not enough; null where <see cref="Sql"/> does for both.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Statements for MySQL and MariaDB where words are not enough; null where <see cref="Sql"/> does.</summary>
    public string? MySql { get; init; }

    /// <summary>Statements for SQL Server where words are not enough; null where <see cref="Sql"/> does.</summary>
    public string? SqlServer { get; init; }

    /// <summary>The statements for an engine.</summary>
    public string SqlFor(EngineName engine) => engine switch
    {
        EngineName.Sqlite => Sql
            .Replace("@identity", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal)
            .Replace("@uuid_of_i", "printf('%08x-0000-4000-8000-%012x', i * 7919, i * 104729)", StringComparison.Ordinal)
            .Replace("@uuid", "TEXT", StringComparison.Ordinal)
            .Replace("@virtual", "VIRTUAL", StringComparison.Ordinal)
            .Replace("@char", "char", StringComparison.Ordinal),
        EngineName.PostgreSql => (PostgreSql ?? Sql)
            .Replace("@identity", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", StringComparison.Ordinal)
            .Replace("@uuid_of_i", "md5(i::text)::uuid", StringComparison.Ordinal)
            .Replace("@uuid", "uuid", StringComparison.Ordinal)
            .Replace("@virtual", "STORED", StringComparison.Ordinal)
            .Replace("@char", "chr", StringComparison.Ordinal),
        EngineName.MySql => (MySql ?? Sql)
            .Replace("@identity", "BIGINT AUTO_INCREMENT PRIMARY KEY", StringComparison.Ordinal)
            .Replace("@uuid_of_i", "CONCAT(LPAD(HEX(i * 7919), 8, '0'), '-0000-4000-8000-', LPAD(HEX(i * 104729), 12, '0'))",
                StringComparison.Ordinal)
            .Replace("@uuid", "CHAR(36)", StringComparison.Ordinal)
            .Replace("@virtual", "VIRTUAL", StringComparison.Ordinal)
            .Replace("@char", "CHAR", StringComparison.Ordinal)

            // Names hold no characters beyond U+FFFF.
            .Replace("smile 😀", "smile ☺", StringComparison.Ordinal),
        EngineName.SqlServer => (SqlServer ?? Sql)
            .Replace("@identity", "BIGINT IDENTITY(1,1) PRIMARY KEY", StringComparison.Ordinal)
            .Replace("@uuid_of_i", "CONVERT(uniqueidentifier, CONVERT(binary(16), i * 7919))", StringComparison.Ordinal)
            .Replace("@uuid", "UNIQUEIDENTIFIER", StringComparison.Ordinal)
            .Replace("@virtual", "VIRTUAL", StringComparison.Ordinal)
            .Replace("@char", "NCHAR", StringComparison.Ordinal)
            .Replace(" VARCHAR(", " NVARCHAR(", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "An engine without words."),
    };

    /// <summary>The beginning of a statement that selects from <c>n</c>, whose column <c>i</c> counts from 1.</summary>
    public static string Count(int rows) => FormattableString.Invariant(
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})");
}
