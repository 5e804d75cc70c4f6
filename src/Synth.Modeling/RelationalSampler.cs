using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Samples a database from a model, block by block. What a block holds is a function of the model, the options and the block's
/// number: blocks can be generated in any order, anywhere, and as often as one likes. Thread-safe.
/// </summary>
public sealed class RelationalSampler : IDisposable
{
    private readonly RelationalModel model;
    private readonly SampleOptions options;
    private readonly Skeleton skeleton;
    private readonly BlockGenerator generator;
    private readonly ScratchFile scratch;
    private readonly KeptDraws kept;
    private readonly Block[] blocks;

    private RelationalSampler(
        RelationalModel model, SampleOptions options, string folder, int workers, CancellationToken cancellationToken)
    {
        this.model = model;
        this.options = options;
        skeleton = SkeletonBuilder.Build(model, options, workers, cancellationToken);
        blocks = BlockPlanner.Plan(model, skeleton);
        scratch = new ScratchFile(folder);
        kept = new KeptDraws(scratch);
        generator = new BlockGenerator(model, skeleton, blocks, options, kept, workers, cancellationToken);
        RowCounts = RowTargets.Of(model, options);
    }

    /// <summary>How many rows each table will have.</summary>
    public IReadOnlyDictionary<TableName, long> RowCounts { get; }

    /// <summary>How many rows each table will have, without settling anything else.</summary>
    /// <exception cref="InvalidOptionsException">An option is out of range.</exception>
    public static IReadOnlyDictionary<TableName, long> CountRows(RelationalModel model, SampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return RowTargets.Of(model, options);
    }

    /// <summary>
    /// About how many bytes it takes to hold in which order keys number rows, the values that links look at, and what is said of the rows
    /// that link to others, the sorting included.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="rowCounts">How many rows each table will have.</param>
    public static long CountHeldBytes(RelationalModel model, IReadOnlyDictionary<TableName, long> rowCounts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rowCounts);
        return HeldBytes.Of(model, rowCounts);
    }

    /// <summary>How many blocks there are.</summary>
    public int BlockCount => blocks.Length;

    /// <summary>Settles what blocks share: how many rows there are and where they stand.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What to sample.</param>
    /// <param name="workers">How many threads may work at once; changes no byte.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <exception cref="InvalidOptionsException">An option is out of range.</exception>
    /// <exception cref="UnsupportedSchemaException">A key's domain or the rows' parents cannot hold the rows that are asked
    /// for.</exception>
    public static RelationalSampler Create(
        RelationalModel model, SampleOptions options, int workers, CancellationToken cancellationToken) =>
        Create(model, options, Path.GetTempPath(), workers, cancellationToken);

    /// <summary>Settles what blocks share, and keeps what is drawn for that in a folder of one's own choice, if there is room.</summary>
    internal static RelationalSampler Create(
        RelationalModel model, SampleOptions options, string folder, int workers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new RelationalSampler(model, options, folder, workers, cancellationToken);
    }

    /// <summary>The table of a block from which all else in it descends.</summary>
    /// <param name="block">Its number, from 0 to <see cref="BlockCount"/> less 1.</param>
    public TableName RootOf(int block) => blocks[block].Root;

    /// <summary>Prepares families that come after those of this sample and link to its rows.</summary>
    /// <param name="root">The root of their tree, against which <see cref="FamilyTrees.FindObstacles"/> has nothing.</param>
    /// <param name="first">The number of the first one, at least that of the roots in this sample.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="counted">
    /// How far texts that count rows have come in all rows that are there; null where these are the rows of this sample alone.
    /// </param>
    /// <param name="workers">How many threads may work at once; changes no byte.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <exception cref="UnsupportedSchemaException">A key's domain cannot hold the rows that are asked for.</exception>
    public FamilyContinuation Continue(
        TableName root, int first, int count, CountedTexts? counted, int workers, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, RowCounts[root]);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new FamilyContinuation(model, skeleton, generator, root, first, count, counted, options, workers, cancellationToken);
    }

    /// <summary>How many blocks of a table's rows need not be drawn again.</summary>
    internal int CountKept(TableName table) => kept.CountOf(table);

    /// <summary>Generates a block: rows of one or more tables, parents before their children.</summary>
    /// <param name="block">Its number, from 0 to <see cref="BlockCount"/> less 1.</param>
    /// <param name="cancellationToken">Checked for each table.</param>
    /// <returns>The rows; the caller disposes them.</returns>
    public IReadOnlyList<TableRows> Generate(int block, CancellationToken cancellationToken) =>
        generator.Generate(blocks[block], cancellationToken);

    /// <summary>Frees what was kept in a file; nothing can be generated afterwards.</summary>
    public void Dispose() => scratch.Dispose();
}
