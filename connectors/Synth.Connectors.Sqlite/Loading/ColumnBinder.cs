using SQLitePCL;
using Synth.Connectors.Sqlite.Catalog.Typing;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Loading;

/// <summary>Moves the values of one column of batches into a statement. Chosen once per column.</summary>
internal abstract class ColumnBinder
{
    /// <summary>Chooses the binder of a column.</summary>
    /// <param name="target">The column that is filled.</param>
    /// <param name="layout">What the batches hold, which may be another engine's choice for the type.</param>
    public static ColumnBinder Create(Column target, ColumnLayout layout) => (layout.Storage, Underlying(layout.Type)) switch
    {
        (StorageKind.Int64, TimestampType) when EpochUnit.Of(target.ValueForm) is { } unit => new EpochBinder(unit),
        (StorageKind.Int64, DateType or TimeType or TimestampType) => new TemporalBinder(FormOf(target, layout)),
        (StorageKind.Int64, _) => new IntegerBinder(),
        (StorageKind.Float64, _) => new FloatBinder(),
        (StorageKind.Int128, DecimalType { Scale: { } scale }) => new DecimalBinder(scale, KeepsText(target)),
        (StorageKind.Int128, _) => new DecimalBinder(0, KeepsText(target)),
        (StorageKind.Guid, _) => new UuidBinder(),
        (StorageKind.Utf8, UnsupportedType) when target.Type is UnsupportedType => new LiteralBinder(),
        (StorageKind.Utf8, _) => new TextBinder(),
        (StorageKind.Binary, _) => new BinaryBinder(),
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "Unknown storage."),
    };

    /// <summary>Sets the vector that the next values come from.</summary>
    public abstract void Attach(ColumnVector vector);

    /// <summary>Binds the value of a row.</summary>
    /// <returns>SQLite's result code.</returns>
    public abstract int Bind(sqlite3_stmt statement, int parameter, int row);

    private static ColumnType Underlying(ColumnType type) => type is DomainType domain ? Underlying(domain.Underlying) : type;

    private static bool KeepsText(Column target) => DeclaredType.Parse(target.NativeType).Affinity is Affinity.Text;

    // The target's own form counts where it is temporal at all; the batch's fraction decides otherwise.
    private static TemporalSpelling FormOf(Column target, ColumnLayout layout) =>
        target.Type is DateType or TimeType or TimestampType && target.Type.GetType() == Underlying(layout.Type).GetType()
            ? TemporalSpelling.Of(target.Type, target.ValueForm)
            : TemporalSpelling.Of(Underlying(layout.Type), valueForm: null);
}

/// <summary>A binder from one kind of vector.</summary>
internal abstract class ColumnBinder<TVector> : ColumnBinder
    where TVector : ColumnVector
{
    protected TVector Vector { get; private set; } = null!;

    public override void Attach(ColumnVector vector) => Vector = (TVector)vector;

    public override int Bind(sqlite3_stmt statement, int parameter, int row) =>
        Vector.IsNull(row) ? raw.sqlite3_bind_null(statement, parameter) : BindValue(statement, parameter, row);

    protected abstract int BindValue(sqlite3_stmt statement, int parameter, int row);
}
