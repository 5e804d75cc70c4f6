using System.Globalization;
using System.Text;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Reads the words of a rule. Names stand in rules as the catalog spells them, without quotes, so they are told by the schema: the longest
/// one that fits.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="text">The rule.</param>
internal sealed class RuleScanner(DatabaseSchema schema, string text)
{
    private int place;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => Rest.Length == 0;

    private ReadOnlySpan<char> Rest
    {
        get
        {
            while (place < text.Length && text[place] == ' ')
            {
                place++;
            }

            return text.AsSpan(place);
        }
    }

    /// <summary>The sign or word that was read last by <see cref="TryRead"/>.</summary>
    public string Last { get; private set; } = "";

    /// <summary>All that is left.</summary>
    public string ReadRest()
    {
        var rest = Rest.ToString();
        place = text.Length;
        return rest;
    }

    /// <summary>Reads a sign or word where it comes next.</summary>
    public bool TryRead(string sign)
    {
        if (!Rest.StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        place += sign.Length;
        Last = sign;
        return true;
    }

    /// <summary>Reads a sign or word.</summary>
    /// <exception cref="FormatException">Something else comes next.</exception>
    public void Read(string sign)
    {
        if (!TryRead(sign))
        {
            throw new FormatException($"'{sign}' is missing after '{text[..place].TrimEnd()}'.");
        }
    }

    /// <summary>Reads a table's name that is followed by a sign.</summary>
    public TableName? TryReadTable(string sign)
    {
        var start = place;
        var found = TryReadName(schema.Tables.Select(table => (table.Name, table.Name.ToString())));
        if (found is not null && TryRead(sign))
        {
            return found;
        }

        place = start;
        return null;
    }

    /// <summary>Reads a column with its table.</summary>
    public (TableName Table, string Column)? TryReadQualified() => TryReadName(schema.Tables.SelectMany(table =>
        table.Columns.Select(column => (Value: ((TableName, string)?)(table.Name, column.Name), $"{table.Name}.{column.Name}"))));

    /// <summary>Reads a column of a table.</summary>
    public string? TryReadColumn(TableName table) =>
        TryReadName(schema.GetTable(table).Columns.Select(column => (column.Name, column.Name)));

    /// <summary>Reads a column of a table.</summary>
    /// <exception cref="FormatException">Something else comes next.</exception>
    public string ReadColumn(TableName table) =>
        TryReadColumn(table) ?? throw new FormatException($"a column of {table} is missing after '{text[..place].TrimEnd()}'.");

    /// <summary>Reads a number, or a span of time as <c>d.hh:mm:ss</c>, which is given in ticks.</summary>
    public decimal? TryReadNumber()
    {
        var end = text.Length - Rest.Length;
        end += end < text.Length && text[end] == '-' ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ':'))
        {
            end++;
        }

        var digits = text.AsSpan(place, end - place);
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        decimal? result = decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out var number) ? number
            : TimeSpan.TryParse(digits, CultureInfo.InvariantCulture, out var span) ? span.Ticks
            : null;
        place = result is null ? place : end;
        return result;
    }

    /// <summary>Reads a text in single quotes; two of them stand for one.</summary>
    public string? TryReadText()
    {
        if (!Rest.StartsWith("'"))
        {
            return null;
        }

        var result = new StringBuilder();
        for (var i = place + 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                result.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                result.Append(text[++i]);
            }
            else
            {
                place = i + 1;
                return result.ToString();
            }
        }

        return null;
    }

    private T? TryReadName<T>(IEnumerable<(T Value, string Name)> names)
    {
        var rest = Rest.ToString();
        var (value, name) = names
            .Where(entry => rest.StartsWith(entry.Name, StringComparison.Ordinal) && IsBoundary(rest, entry.Name.Length))
            .OrderByDescending(entry => entry.Name.Length)
            .FirstOrDefault();
        place += name?.Length ?? 0;
        return value;
    }

    private static bool IsBoundary(string rest, int end) => end == rest.Length || !(char.IsLetterOrDigit(rest[end]) || rest[end] == '_');
}
