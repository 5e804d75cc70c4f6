using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What the user puts into the columns of one table.</summary>
/// <param name="plan">What is planned for the table.</param>
/// <param name="roles">What its columns are by the keys they are part of.</param>
/// <param name="options">Holds the overrides.</param>
internal sealed class TableOverrides(TablePlan plan, ColumnRoles roles, FitOptions options)
{
    private readonly Dictionary<string, ColumnOverride> overrides = options.Columns
        .Where(entry => entry.Table == plan.Name)
        .DistinctBy(entry => entry.Column)
        .ToDictionary(entry => entry.Column, StringComparer.Ordinal);

    /// <summary>Whether a column is overridden.</summary>
    public bool Has(string column) => overrides.ContainsKey(column);

    /// <summary>Whether rows have a value where the source's have one; else all have one, or none.</summary>
    public bool KeepsPresence(string column) => overrides[column] is PatternColumn or FakedColumn;

    /// <summary>How the values of an overridden column are made.</summary>
    /// <param name="column">The column.</param>
    /// <param name="subject">The column, for errors.</param>
    public ColumnEncoder EncoderOf(Column column, string subject) =>
        TryMake(column, subject) ?? throw new InvalidOperationException("An override that was not validated.");

    /// <summary>What is wrong with the overrides.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var entry in overrides.Values)
        {
            var subject = $"table {plan.Name}, column {entry.Column}";
            if (ProblemOf(entry, subject) is { } problem)
            {
                yield return $"{subject}: {problem}";
            }
        }
    }

    private string? ProblemOf(ColumnOverride entry, string subject)
    {
        if (plan.Mode != TableMode.Synthesize)
        {
            return "its table is not synthesized, so no column of it can be overridden.";
        }

        if (plan.Table.FindColumn(entry.Column) is not { IsWritable: true } column)
        {
            return "there is no such column that takes values.";
        }

        if (roles.ParentPair(entry.Column) is not null || roles.LinkPair(entry.Column) is not null
            || (roles.IsKey(entry.Column) && !roles.IsFreeKey(entry.Column)))
        {
            return "it is part of a key that rows are found by, so it cannot be overridden.";
        }

        return entry switch
        {
            NullColumn => column.IsNullable ? null : "it accepts no null.",
            FixedColumn when roles.IsKey(entry.Column) => "it is unique, so it cannot have one value in all rows.",
            PatternColumn or FakedColumn when column.Type.WithoutDomain() is not TextType =>
                "only text can be made by a pattern or a meaning.",
            _ => TryMake(column, subject) is null ? WhyNot(entry) : null,
        };
    }

    private static string WhyNot(ColumnOverride entry) => entry switch
    {
        FixedColumn => "the value that it is to have is none of its type.",
        PatternColumn => "its pattern is not well formed.",
        _ => $"nothing can be made up for that meaning; there are {string.Join(", ", FakedTemplates.Meanings)}.",
    };

    private ColumnEncoder? TryMake(Column column, string subject) => overrides[column.Name] switch
    {
        NullColumn => new ConstantEncoder(null),
        FixedColumn value => FixedOf(column, value),
        PatternColumn pattern => TemplateOf(column, PatternParser.Parse(pattern.Pattern), null, subject),
        FakedColumn faked =>
            TemplateOf(column, FakedTemplates.Of(faked.Meaning, faked.Locale), FakedTemplates.CheckOf(faked.Meaning), subject),
        var other =>
            throw new ArgumentOutOfRangeException(nameof(column), other.GetType().Name, "A case of ColumnOverride without values."),
    };

    private static FixedEncoder? FixedOf(Column column, FixedColumn value)
    {
        var vector = ColumnVector.Create(ColumnLayout.Of(column).Storage, 1);
        return LiteralText.TryAppend(vector, column.Type, value.Text) ? new FixedEncoder([vector]) : null;
    }

    private TemplateEncoder? TemplateOf(Column column, TemplatePart[]? parts, string? check, string subject) => parts is null
        ? null
        : new TemplateEncoder(
            column.Name,
            new TemplateKeys(TemplateGrammar.Code, []),
            [new Template("", parts, 1, parts.Length)],
            check,
            ((TextType)column.Type.WithoutDomain()).MaxLength,
            roles.IsFreeKey(column.Name),
            subject);
}
