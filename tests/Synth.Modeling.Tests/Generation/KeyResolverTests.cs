using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

public sealed class KeyResolverTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Says_of_every_position_what_the_row_there_has(long seed)
    {
        var model = RandomSource.Create(seed).Fit();
        var options = new SampleOptions(seed, 2);
        var database = SyntheticDatabase.Generate(model, options);
        var skeleton = SkeletonBuilder.Build(model, options, 1, TestContext.Current.CancellationToken);
        var keys = new KeyResolver(model, skeleton, RandomStream.FromSeed(seed).Derive("keys"));
        foreach (var table in model.Models)
        {
            // Rows come family by family, those without a parent perhaps in blocks of their own; the key tells which is which.
            foreach (var column in table.Columns.Where(column =>
                column is KeyColumnModel { Key: not OrdinalKeyModel } or ParentColumnModel))
            {
                var index = model.Schema.GetTable(table.Name).IndexOf(column.Name);
                var storage = ColumnLayout.StorageOf(model.Schema.GetTable(table.Name).Columns[index].Type);
                using var resolved = ColumnVector.Create(storage);
                var append = keys.AppenderOf(table.Name, column.Name);
                for (var position = 0L; position < skeleton[table.Name].OrphanStart
                    + (table.OrphanShare == 0 ? skeleton[table.Name].RowCount - skeleton[table.Name].OrphanStart : 0); position++)
                {
                    append(resolved, position);
                }

                var expected = Enumerable.Range(0, resolved.Count).Select(row => SyntheticDatabase.ValueAt(resolved, row));
                Assert.Equal(expected, database.RowsOf(table.Name).Take(resolved.Count).Select(row => row[index]));
            }
        }
    }

    [Fact]
    public void Linked_rows_are_used_exactly_as_often_as_was_drawn()
    {
        var links = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var model = RandomSource.Create(seed).Fit();
            var options = new SampleOptions(seed, 1);
            var database = SyntheticDatabase.Generate(model, options);
            var skeleton = SkeletonBuilder.Build(model, options, 1, TestContext.Current.CancellationToken);
            foreach (var table in model.Models)
            {
                for (var link = 0; link < table.Links.Length; link++)
                {
                    var key = model.Plan[table.Name].Relations.Links[link];
                    if (table.Links[link] is { Kind: LinkKind.Dealt, Presence: < 0 } && table.UniqueRules.All(rule => rule.Link != link))
                    {
                        var counted = skeleton.Counted(key.ReferencedTable, table.Name, link);
                        var drawn = Enumerable.Range(0, counted.Count)
                            .Select(row => counted.LengthOf(row)).Where(count => count > 0).Order();
                        var index = model.Schema.GetTable(table.Name).IndexOf(key.Columns[0].Column);
                        links++;
                        Assert.Equal(drawn, database.RowsOf(table.Name).CountBy(row => row[index]!).Select(entry => entry.Value).Order());
                    }
                }
            }
        }

        Assert.True(links > 0);
    }
}
