using System.Globalization;
using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Schema;
using Index = Synth.Schema.Index;

namespace Synth.Engine.Demo.Tables;

/// <summary>
/// Describes a table and its rows at once: each column comes with the value that it takes from a row. Constraints are named by
/// the pattern <c>table_columns_kind</c>. Native types stay empty, since no engine has made them.
/// </summary>
/// <param name="name">The table's name.</param>
/// <param name="rows">Where its rows are.</param>
internal sealed class ShopTableBuilder<TRow>(string name, Func<Shop, IEnumerable<TRow>> rows)
{
    private readonly List<Action<ColumnVector, TRow>> writers = [];
    private readonly List<Column> columns = [];
    private readonly List<UniqueConstraint> uniques = [];
    private readonly List<ForeignKey> foreignKeys = [];
    private readonly List<CheckConstraint> checks = [];
    private readonly List<Index> indexes = [];
    private PrimaryKey? primaryKey;
    private string? tableComment;

    /// <summary>A key that engines number; also the primary key.</summary>
    public ShopTableBuilder<TRow> Numbered(string column, Func<TRow, long?> value)
    {
        Integer(column, value, bits: 64);
        columns[^1] = columns[^1] with { Identity = new Identity(IdentityKind.ByDefault) };
        return PrimaryKey(column);
    }

    public ShopTableBuilder<TRow> Integer(
        string column, Func<TRow, long?> value, bool nullable = false, int bits = 32, long? otherwise = null) =>
        Add(column, new IntegerType(bits), nullable, Default(otherwise, isQuoted: false),
            (FixedVector<long> vector, long x) => vector.Append(x), value);

    public ShopTableBuilder<TRow> Boolean(string column, Func<TRow, bool?> value, bool? otherwise = null) =>
        Add(column, new BooleanType(), false, Default(otherwise switch { true => "true", false => "false", null => null }, isQuoted: false),
            (FixedVector<long> vector, bool x) => vector.Append(x ? 1 : 0), value);

    public ShopTableBuilder<TRow> Decimal(string column, int precision, int scale, Func<TRow, decimal?> value, decimal? otherwise = null) =>
        Add(column, new DecimalType(precision, scale), false, Default(otherwise, isQuoted: false),
            (FixedVector<Int128> vector, decimal x) => vector.Append((Int128)(x * (decimal)DecimalValues.PowerOfTen(scale))), value);

    public ShopTableBuilder<TRow> Date(string column, Func<TRow, DateOnly?> value, bool nullable = false) =>
        Add(column, new DateType(), nullable, null, (FixedVector<long> vector, DateOnly x) => vector.Append(x.DayNumber), value);

    public ShopTableBuilder<TRow> Timestamp(string column, Func<TRow, DateTime?> value, bool nullable = false) =>
        Add(column, new TimestampType(0), nullable, null, (FixedVector<long> vector, DateTime x) => vector.Append(x.Ticks), value);

    public ShopTableBuilder<TRow> Text(
        string column, int? maxLength, Func<TRow, string?> value, bool nullable = false, string? otherwise = null)
    {
        AddColumn(column, new TextType(maxLength), nullable, Default(otherwise, isQuoted: true));
        writers.Add((vector, row) =>
        {
            if (value(row) is { } text)
            {
                ((BytesVector)vector).Append(text);
            }
            else
            {
                vector.AppendNull();
            }
        });
        return this;
    }

    /// <summary>A comment on the column that was added last, or on the table when there is none yet.</summary>
    public ShopTableBuilder<TRow> Comment(string comment)
    {
        if (columns.Count == 0)
        {
            tableComment = comment;
        }
        else
        {
            columns[^1] = columns[^1] with { Comment = comment };
        }

        return this;
    }

    public ShopTableBuilder<TRow> PrimaryKey(params string[] key)
    {
        primaryKey = new PrimaryKey($"{name}_pkey", key.ToValueList());
        return this;
    }

    public ShopTableBuilder<TRow> Unique(params string[] key)
    {
        uniques.Add(new UniqueConstraint($"{name}_{string.Join('_', key)}_key", key.ToValueList()));
        return this;
    }

    /// <summary>A foreign key, with an index on its columns unless another key begins with them.</summary>
    public ShopTableBuilder<TRow> References(
        string table,
        (string Column, string Referenced)[] pairs,
        ReferentialAction onDelete = ReferentialAction.NoAction,
        bool indexed = true)
    {
        var columnNames = string.Join('_', pairs.Select(pair => pair.Column));
        foreignKeys.Add(new ForeignKey
        {
            Name = $"{name}_{columnNames}_fkey",
            ReferencedTable = new TableName(table),
            Columns = pairs.Select(pair => new ForeignKeyColumn(pair.Column, pair.Referenced)).ToValueList(),
            OnDelete = onDelete,
        });
        if (indexed)
        {
            indexes.Add(new Index
            {
                Name = $"{name}_{columnNames}_idx",
                Keys = pairs.Select(pair => new IndexKey(pair.Column)).ToValueList(),
            });
        }

        return this;
    }

    /// <summary>A condition in SQL that every engine takes.</summary>
    public ShopTableBuilder<TRow> Check(string subject, string sql)
    {
        checks.Add(new CheckConstraint($"{name}_{subject}_check", sql));
        return this;
    }

    public IShopTable Build() => new ShopTable<TRow>(
        new Table
        {
            Name = new TableName(name),
            Columns = columns.ToValueList(),
            PrimaryKey = primaryKey,
            UniqueConstraints = uniques.ToValueList(),
            ForeignKeys = foreignKeys.ToValueList(),
            Checks = checks.ToValueList(),
            Indexes = indexes.ToValueList(),
            Comment = tableComment,
        },
        rows,
        writers);

    private static LiteralDefault? Default(IFormattable? value, bool isQuoted) =>
        Default(value?.ToString(null, CultureInfo.InvariantCulture), isQuoted);

    private static LiteralDefault? Default(string? text, bool isQuoted) => text is null ? null : new LiteralDefault(text, isQuoted);

    private ShopTableBuilder<TRow> Add<TVector, TValue>(
        string column, ColumnType type, bool nullable, LiteralDefault? otherwise, Action<TVector, TValue> append, Func<TRow, TValue?> value)
        where TVector : ColumnVector
        where TValue : struct
    {
        AddColumn(column, type, nullable, otherwise);
        writers.Add((vector, row) =>
        {
            if (value(row) is { } present)
            {
                append((TVector)vector, present);
            }
            else
            {
                vector.AppendNull();
            }
        });
        return this;
    }

    private void AddColumn(string column, ColumnType type, bool nullable, LiteralDefault? otherwise) =>
        columns.Add(new Column { Name = column, Type = type, NativeType = "", IsNullable = nullable, Default = otherwise });
}
