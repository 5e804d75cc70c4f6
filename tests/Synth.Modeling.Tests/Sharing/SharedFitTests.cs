using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Sharing;

/// <summary>A fit that several processes share gives each of them the model of one that fits alone.</summary>
public sealed class SharedFitTests
{
    private static readonly FitOptions Options = SourceDatabase.QuickFit with { TreeCount = 4 };

    // Customers whose purchases hang together, so that the gate tries all that it can, and numbers that differ within each.
    private static readonly Lazy<SourceDatabase> Source = new(() => SourceDatabase.Of(
        (Table("customers", Required("id", new IntegerType(32)), Required("region", new IntegerType(32)))
            .WithKey("id"), Enumerable.Range(0, 300).Select(id => new object?[] { id, Bits(id + 70_000, 5) })),
        (Table(
            "purchases",
            Required("id", new IntegerType(32)),
            Required("customer_id", new IntegerType(32)),
            Required("amount", new IntegerType(32)),
            Required("seat", new IntegerType(32)),
            Required("colour", new TextType(10)))
            .WithKey("id").WithForeignKey("customers", ("customer_id", "id")), Enumerable.Range(0, 300 * 6).Select(Purchase))));

    private static readonly Lazy<byte[]> Alone = new(() => Write(Source.Value.Fit(Options)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Any_number_of_members_come_to_the_same_bytes_as_one_alone(int members)
    {
        var board = new MemoryExchange.Board();
        var exchanges = Enumerable.Range(0, members).Select(member => new MemoryExchange(board, member)).ToArray();
        Assert.All(await FitAsync(exchanges), model => Assert.Equal(Alone.Value, model));
        Assert.True(board.Pieces.Count > 10, $"{board.Pieces.Count} pieces");
        Assert.Equal(members > 1, exchanges.Sum(exchange => exchange.TakenOver) > 0);
    }

    [Fact]
    public async Task Who_comes_when_all_is_made_makes_nothing_and_has_the_same_bytes()
    {
        var board = new MemoryExchange.Board();
        await FitAsync(new MemoryExchange(board, 0));
        var late = new MemoryExchange(board, 1);
        Assert.Equal(Alone.Value, Assert.Single(await FitAsync(late)));
        Assert.DoesNotContain(1, board.Makers.Values);
        Assert.True(late.TakenOver > 10);
    }

    [Fact]
    public async Task Pieces_that_never_arrive_are_made_by_those_who_wait_for_them()
    {
        var board = new MemoryExchange.Board { HasMute = true };
        var models = await FitAsync(new MemoryExchange(board, 0) { IsMute = true }, new MemoryExchange(board, 1));
        Assert.All(models, model => Assert.Equal(Alone.Value, model));
    }

    [Fact]
    public async Task Pieces_that_arrive_damaged_are_made_again()
    {
        var board = new MemoryExchange.Board { Damage = piece => piece[..(piece.Length / 2)] };
        var models = await FitAsync(new MemoryExchange(board, 0), new MemoryExchange(board, 1));
        Assert.All(models, model => Assert.Equal(Alone.Value, model));
    }

    [Fact]
    public async Task A_member_that_is_cancelled_gives_back_what_it_had_begun()
    {
        var board = new MemoryExchange.Board();
        using var stop = new CancellationTokenSource();
        var leaving = Task.Run(() => Fit(new MemoryExchange(board, 0), stop.Token), TestContext.Current.CancellationToken);
        while (board.Makers.IsEmpty)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.All(board.Makers.Keys, key => Assert.Contains(key, board.Pieces.Keys));
        Assert.Equal(Alone.Value, Assert.Single(await FitAsync(new MemoryExchange(board, 1))));
    }

    [Fact]
    public void A_fit_with_noise_of_its_own_is_not_shared()
    {
        using var sample = Source.Value.Sample();
        var options = Options with { Budget = new PrivacyBudget(1, 1e-6) };
        Assert.Throws<InvalidOptionsException>(() => RelationalSynthesizer.FitShared(
            sample, options, new MemoryExchange(new MemoryExchange.Board(), 0), null, CancellationToken.None));
    }

    [Fact]
    public void Orders_are_read_as_they_were_written()
    {
        var table = new TableName("customers");
        var order = new FitOrder(Source.Value.Plan(), Options with
        {
            Meanings = [new MeaningOverride(table, "region", SemanticType.None)],
            Columns =
            [
                new FixedColumn(table, "region", "7"),
                new FakedColumn(table, "a", SemanticType.Email, "de"),
                new PatternColumn(table, "b", "[a-z]{3}"),
                new NullColumn(table, "c"),
            ],
            AddedRules = ["purchases: amount >= 0"],
        });
        var read = FitOrder.Read(order.Write());
        Assert.Equal(order.Options, read.Options);
        Assert.Equal(order.Plan.Schema, read.Plan.Schema);
        Assert.Equal(order.Plan.Tables, read.Plan.Tables);
        Assert.Throws<ModelFormatException>(() => FitOrder.Read([1, 2, 3]));
    }

    [Fact]
    public void Digests_are_equal_for_equal_samples_alone()
    {
        using var one = Source.Value.Sample();
        using var reversed = Source.Value.Sample(1_000_000, (_, rows) => [Enumerable.Reverse(rows).ToArray()]);
        using var fewer = Source.Value.Sample(1_000_000, (_, rows) => [rows.SkipLast(1).ToArray()]);
        using var changed = Source.Value.Sample(
            1_000_000,
            (name, rows) => [name.Name == "customers" ? rows : rows.Select((row, i) => i == 5 ? Changed(row) : row).ToArray()]);
        Assert.Equal(one.Digest(), reversed.Digest());
        Assert.NotEqual(one.Digest(), fewer.Digest());
        Assert.NotEqual(one.Digest(), changed.Digest());

        static object?[] Changed(object?[] row) => [.. row[..2], (int)row[2]! + 1, .. row[3..]];
    }

    private static async Task<byte[][]> FitAsync(params MemoryExchange[] members) => await Task.WhenAll(
        members.Select(member => Task.Run(() => Fit(member, TestContext.Current.CancellationToken))));

    private static byte[] Fit(MemoryExchange member, CancellationToken cancellationToken)
    {
        using var sample = Source.Value.Sample();
        return Write(RelationalSynthesizer.FitShared(sample, Options, member, null, cancellationToken));
    }

    private static object?[] Purchase(int row)
    {
        var (customer, purchase) = (row / 6, row % 6);
        var level = Bits(customer, 1000) / 50 * 50;
        return [row, customer, level + Bits(row + 10_000, 50), (Bits(customer + 90_000, 20) + (purchase * 3)) % 20, Colour(level)];
    }

    private static string Colour(int level) => level < 300 ? "red" : level < 700 ? "green" : "blue";

    private static int Bits(int position, int bound) => (int)RandomStream.FromSeed(9).Below(position, bound);

    private static byte[] Write(RelationalModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }
}
