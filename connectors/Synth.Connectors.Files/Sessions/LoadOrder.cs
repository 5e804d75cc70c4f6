using System.Globalization;
using Dapper;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Connectors.Files.Values;
using Synth.Schema;

namespace Synth.Connectors.Files.Sessions;

/// <summary>What a later session finds out about a table that earlier ones have loaded into.</summary>
internal static class LoadOrder
{
    /// <summary>The table as it is now.</summary>
    /// <param name="store">The store.</param>
    /// <param name="relation">The table as it was made.</param>
    /// <param name="isSorted">Whether its rows are put in the order of their blocks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Relation Restore(DuckDbStore store, Relation relation, bool isSorted, CancellationToken cancellationToken)
    {
        var name = relation.Table.Name.ToString();
        var loads = store.Connection.Query<(int Block, long FirstRow, long RowCount, long LongestLineBytes)>(
            LoadJournalSql.LoadsOf(name)).ToArray();
        if (isSorted && loads.Zip(loads.Skip(1), (first, second) => first.Block > second.Block).Any(isLater => isLater))
        {
            Sort(store, relation, name, [.. loads.Select(load => (load.Block, load.FirstRow, load.RowCount))], cancellationToken);
        }

        return relation with
        {
            Table = relation.Table with
            {
                RowCount = loads.Sum(load => load.RowCount),
                LongestLineBytes = loads.Select(load => load.LongestLineBytes).DefaultIfEmpty().Max(),
                Columns = relation.Table.Columns.Zip(TypesOf(store, relation), WithType).ToValueList(),
            },
        };
    }

    // A column became one of texts where a value asked for it.
    private static StoredColumn WithType(StoredColumn column, string type) =>
        StoredType.Parse(type) is { IsText: true } && !column.Type.IsText ? column with { Type = StoredType.Text } : column;

    private static IEnumerable<string> TypesOf(DuckDbStore store, Relation relation) =>
        store.Connection.Query<(string Name, string Type)>(
            $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {relation.From})").Select(column => column.Type);

    // Whole runs of blocks that stand together already are moved at once.
    private static void Sort(
        DuckDbStore store,
        Relation relation,
        string name,
        (int Block, long FirstRow, long RowCount)[] loads,
        CancellationToken cancellationToken)
    {
        store.Execute(
            $"BEGIN; CREATE TABLE {LoadJournalSql.Moved} AS SELECT * FROM {relation.From}; DELETE FROM {relation.From}", cancellationToken);
        try
        {
            var begin = 0L;
            var end = 0L;
            foreach (var load in loads.OrderBy(load => load.Block))
            {
                if (load.FirstRow != end)
                {
                    Move(begin, end);
                    begin = load.FirstRow;
                }

                end = load.FirstRow + load.RowCount;
            }

            Move(begin, end);
            store.Execute(LoadJournalSql.NoteOrder(name), cancellationToken);
            store.Execute($"DROP TABLE {LoadJournalSql.Moved}; COMMIT", cancellationToken);
        }
        catch
        {
            store.Execute("ROLLBACK", CancellationToken.None);
            throw;
        }

        void Move(long from, long to)
        {
            if (to > from)
            {
                store.Execute(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INSERT INTO {relation.From} SELECT * FROM {LoadJournalSql.Moved} LIMIT {to - from} OFFSET {from}"),
                    cancellationToken);
            }
        }
    }
}
