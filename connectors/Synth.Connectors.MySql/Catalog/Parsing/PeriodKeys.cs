using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>Reads the keys WITHOUT OVERLAPS of a table, which the catalog shows as keys of both columns of their period. Pure.</summary>
internal static class PeriodKeys
{
    /// <summary>What the keys say of the spans of rows, each with its own text.</summary>
    /// <param name="statement">The table's statement.</param>
    public static IEnumerable<ExclusionConstraint> Of(CreateTableText statement)
    {
        var periods = new Dictionary<string, SpanColumns>(StringComparer.OrdinalIgnoreCase);
        foreach (var clause in statement.Clauses.Where(clause => clause.Kind == TableClauseKind.Other))
        {
            var tokens = SqlTokenizer.Tokenize(clause.Sql);
            string[] names = [.. tokens.Where(token => token.Kind == SqlTokenKind.Name).Select(token => token.Value)];
            if (tokens[0].IsWord("PERIOD") && names is [var period, var start, var end])
            {
                periods[period] = new SpanColumns(start, end, IncludesEnd: false);
            }
        }

        foreach (var clause in statement.Clauses.Where(clause => clause.Kind == TableClauseKind.Key))
        {
            var tokens = SqlTokenizer.Tokenize(clause.Sql);
            string[] names = [.. tokens.SkipWhile(token => !token.IsSymbol('(')).Where(token => token.Kind == SqlTokenKind.Name)
                .Select(token => token.Value)];
            if (tokens.Any(token => token.IsWord("OVERLAPS")) && periods.TryGetValue(names[^1], out var span))
            {
                yield return new ExclusionConstraint(tokens[0].IsWord("PRIMARY") ? "PRIMARY" : clause.Name!, clause.Sql)
                {
                    Elements =
                    [
                        .. names.SkipLast(1).Select(name => new ExclusionElement(name, null, "=")),
                        new ExclusionElement(null, names[^1], "&&") { Span = span },
                    ],
                };
            }
        }
    }
}
