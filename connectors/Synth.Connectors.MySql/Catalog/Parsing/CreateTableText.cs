using System.Text.RegularExpressions;

namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>A statement of SHOW CREATE TABLE in its parts. Pure.</summary>
/// <param name="Head">Up to and with the bracket before the first clause.</param>
/// <param name="Clauses">The clauses in order.</param>
/// <param name="Tail">From the bracket after the last clause on, without the position of AUTO_INCREMENT.</param>
/// <param name="Partitioning">What follows PARTITION BY in the tail; null when the table is not partitioned.</param>
internal sealed partial record CreateTableText(string Head, IReadOnlyList<TableClause> Clauses, string Tail, string? Partitioning)
{
    /// <summary>Takes a statement apart. The server writes it, so that its form is known.</summary>
    public static CreateTableText Parse(string sql)
    {
        var tokens = SqlTokenizer.Tokenize(sql);
        var depth = 0;
        var clauseStart = 0;
        var first = 0;
        var (headEnd, tailStart) = (0, sql.Length);
        var clauses = new List<TableClause>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsSymbol('(') && depth++ == 0)
            {
                (headEnd, clauseStart, first) = (token.End, token.End, i + 1);
            }

            var closes = token.IsSymbol(')') && --depth == 0;
            if (closes || (depth == 1 && token.IsSymbol(',')))
            {
                clauses.Add(Classify(tokens, first, sql[clauseStart..token.Start].Trim()));
                (clauseStart, first) = (token.End, i + 1);
            }

            if (closes)
            {
                tailStart = token.Start;
                break;
            }
        }

        return new CreateTableText(sql[..headEnd], clauses, Position()
            .Replace(sql[tailStart..], ""), PartitioningIn(sql, tokens, tailStart));
    }

    /// <summary>The statement with some of its clauses.</summary>
    public string Render(Func<TableClause, bool> includes) =>
        $"{Head}\n  {string.Join(",\n  ", Clauses.Where(includes).Select(clause => clause.Sql))}\n{Tail}";

    /// <summary>The text of the index of that name; null when there is none.</summary>
    public string? FindIndex(string name) => Clauses.FirstOrDefault(clause => IsIndex(clause, name))?.Sql;

    /// <summary>Where the index of that name stands among the clauses, from 0; -1 when there is none.</summary>
    public int PositionOf(string name) => Clauses.Index().FirstOrDefault(clause => IsIndex(clause.Item, name), (-1, null!)).Index;

    private static bool IsIndex(TableClause clause, string name) =>
        clause.Kind is TableClauseKind.Index or TableClauseKind.Key && clause.Name == name;

    private static TableClause Classify(IReadOnlyList<SqlToken> tokens, int first, string sql)
    {
        var isConstraint = tokens[first].IsWord("CONSTRAINT");
        var name = tokens.Skip(first).Take(3).FirstOrDefault(token => token.Kind == SqlTokenKind.Name).Value;
        var start = isConstraint ? tokens[first + 2] : tokens[first];
        var kind =
            start.Kind == SqlTokenKind.Name ? TableClauseKind.Column
            : start.IsWord("PRIMARY") || start.IsWord("UNIQUE") ? TableClauseKind.Key
            : start.IsWord("FOREIGN") ? TableClauseKind.ForeignKey
            : start.IsWord("KEY") || start.IsWord("FULLTEXT") || start.IsWord("SPATIAL") || start.IsWord("VECTOR") ? TableClauseKind.Index
            : TableClauseKind.Other;
        return new TableClause(kind, name, sql);
    }

    private static string? PartitioningIn(string sql, IReadOnlyList<SqlToken> tokens, int tailStart)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Start >= tailStart && tokens[i].IsWord("PARTITION") && tokens[i + 1].IsWord("BY"))
            {
                return sql[(tokens[i + 1].End + 1)..].TrimEnd('/', '*', ' ');
            }
        }

        return null;
    }

    [GeneratedRegex(@" AUTO_INCREMENT=[0-9]+")]
    private static partial Regex Position();
}
