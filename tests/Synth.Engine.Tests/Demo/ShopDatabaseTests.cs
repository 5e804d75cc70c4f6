using Synth.Engine.Demo;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Demo;

public sealed class ShopDatabaseTests
{
    [Fact]
    public void Same_seed_gives_the_same_rows() =>
        Assert.Equal(Print(new ShopOptions { Seed = 7, Scale = 0.1 }), Print(new ShopOptions { Seed = 7, Scale = 0.1 }));

    [Fact]
    public void Another_seed_gives_other_rows() =>
        Assert.NotEqual(Print(new ShopOptions { Seed = 7, Scale = 0.1 }), Print(new ShopOptions { Seed = 8, Scale = 0.1 }));

    [Fact]
    public void Batch_size_has_no_effect_on_the_rows() =>
        Assert.Equal(Print(new ShopOptions { Scale = 0.1 }), Print(new ShopOptions { Scale = 0.1, BatchSize = 3 }));

    [Fact]
    public void Batches_are_no_larger_than_asked()
    {
        var shop = ShopDatabase.Create(new ShopOptions { Scale = 0.1, BatchSize = 100 }, CancellationToken.None);
        foreach (var batch in shop.Read(new TableName("orders")))
        {
            using (batch)
            {
                Assert.InRange(batch.RowCount, 1, 100);
            }
        }
    }

    [Fact]
    public void The_default_shop_has_about_65_000_rows()
    {
        Assert.Equal(2000, ShopRows.Default["customer"].Length);
        Assert.InRange(ShopRows.Default.Total, 58_000, 72_000);
        Assert.All(ShopRows.Default.Tables, table => Assert.InRange(table.Value.Length, 12, 40_000));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(3)]
    public void Customers_and_orders_grow_with_the_scale(double scale)
    {
        var shop = ShopRows.Make(new ShopOptions { Scale = scale });

        Assert.Equal(2000 * scale, shop["customer"].Length);
        Assert.InRange(shop["orders"].Length / (ShopRows.Default["orders"].Length * scale), 0.8, 1.2);
        Assert.Equal(ShopRows.Default["country"].Length, shop["country"].Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1001)]
    public void A_scale_out_of_range_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShopDatabase.Create(new ShopOptions { Scale = scale }, CancellationToken.None));

    [Fact]
    public void Row_counts_are_those_of_the_batches()
    {
        var shop = ShopDatabase.Create(new ShopOptions(), CancellationToken.None);
        Assert.All(ShopDatabase.Schema.Tables, table => Assert.Equal(ShopRows.Default[table.Name.Name].Length, shop.CountRows(table.Name)));
    }

    private static string Print(ShopOptions options) =>
        string.Join('\n', ShopRows.Make(options).Tables.SelectMany(table => table.Value.Select(row => $"{table.Key}: {row}")));
}
