using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Example.Tests;

/// <summary>Tests of an application, on synthetic rows.</summary>
public sealed class InvoiceTests(SyntheticShop shop) : IClassFixture<SyntheticShop>
{
    [Fact]
    public async Task There_are_twice_as_many_rows_as_in_the_original()
    {
        Assert.Equal(500, await CountAsync("SELECT count(*) FROM customer"));
        Assert.Equal(1800, await CountAsync("SELECT count(*) FROM invoice"));
    }

    [Fact]
    public async Task Every_invoice_has_a_customer_and_an_amount()
    {
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM invoice LEFT JOIN customer USING (customer_id) WHERE email IS NULL"));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM invoice WHERE cents <= 0"));
    }

    private async Task<long> CountAsync(string query)
    {
        await using var connection = new SqliteConnection(shop.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
