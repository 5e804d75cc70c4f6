using Synth.Data;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>Keeps edge cases within the checks of a table.</summary>
/// <param name="schema">The table.</param>
/// <param name="table">Its model.</param>
/// <param name="engine">The engine that spells checks and types.</param>
internal sealed class EdgeChecks(Table schema, TableModel table, string engine)
{
    private const int Texts = 8;

    private readonly SqlSyntax syntax = SqlSyntaxes.Of(engine);
    private readonly Column[] columns = [.. table.Columns.Select(column => schema.FindColumn(column.Name)!)];
    private readonly string[] checks = [.. schema.Checks.Select(check => check.Sql), .. table.Conditions];

    /// <summary>
    /// The edges that all checks of a column allow, and those that the checks themselves name; null where there are none, where a check
    /// speaks of other columns as well, or is not understood.
    /// </summary>
    /// <param name="edges">The edges of its type.</param>
    /// <param name="column">Its number.</param>
    public EdgeValues? Narrow(EdgeValues edges, int column)
    {
        string[] own = [.. checks.Where(sql => ExpressionKey.Mentions(sql, columns[column].Name))];
        var compiled = own.Select(sql => CheckCompiler.Compile(sql, syntax, columns)).ToArray();
        if (own.Length == 0)
        {
            return edges;
        }

        return Array.TrueForAll(compiled, check => check is var (_, read) && read.SetEquals([column]))
            ? edges.Within(
                columns[column],
                engine,
                own.SelectMany(NumbersIn),
                write => Holds(write, column, Array.ConvertAll(compiled, check => check!.Value.Evaluate)))
            : null;
    }

    private IEnumerable<decimal> NumbersIn(string sql) => ColumnChecks.NumbersIn(SqlExpressionParser.Parse(sql, syntax)!.All());

    // What is not known to hold, the engine might refuse.
    private bool Holds(Action<ColumnVector, ulong> write, int column, Func<CheckRow, Scalar>[] tests)
    {
        var layout = columns.Select(ColumnLayout.Of).ToValueList();
        using var batch = RecordBatch.Create(layout, Texts);
        for (var row = 0; row < Texts; row++)
        {
            foreach (var (i, vector) in batch.Columns.Index())
            {
                if (i == column)
                {
                    write(vector, (ulong)row);
                }
                else
                {
                    vector.AppendNull();
                }
            }
        }

        return Enumerable.Range(0, Texts).All(row => Array.TrueForAll(tests, test => test(new CheckRow(batch, row)).Truth == true));
    }
}
