using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>A table of a <see cref="StoredDatabase"/>: columns as its statement has them, and the rows that were loaded.</summary>
internal sealed class StoredTable
{
    private const byte XmlToken = 0xF1;

    private static readonly TdsType TextForm = TdsType.Parse("nvarchar(max)");

    private readonly IReadOnlyList<Literal?> defaults;
    private readonly int identity;
    private IReadOnlyList<int> primaryKey = [];
    private int lastIdentity;

    public StoredTable(CreateTableStatement statement)
        : this([.. statement.Definition.ColumnDefinitions.Select(ColumnOf)],
            [], [.. statement.Definition.ColumnDefinitions.Select(DefaultOf)])
    {
        primaryKey =
        [
            .. statement.Definition.ColumnDefinitions.Where(column => column.Constraints.Any(IsPrimaryKey))
                .Select(column => IndexOf(column.ColumnIdentifier.Value)),
            .. statement.Definition.TableConstraints.Where(IsPrimaryKey).Cast<UniqueConstraintDefinition>()
                .SelectMany(key => key.Columns).Select(column => IndexOf(column.Column.MultiPartIdentifier.Identifiers[^1].Value)),
        ];
    }

    private StoredTable(IReadOnlyList<TdsColumn> columns, List<object?[]> rows, IReadOnlyList<Literal?> defaults)
    {
        Columns = columns;
        Rows = rows;
        this.defaults = defaults;
        identity = columns.Index().Where(column => column.Item.IsIdentity).Select(column => (int?)column.Index).FirstOrDefault() ?? -1;
    }

    public IReadOnlyList<TdsColumn> Columns { get; }

    public List<object?[]> Rows { get; }

    /// <summary>The same columns with rows of its own.</summary>
    public StoredTable Copy() => new(Columns, [.. Rows.Select(row => (object?[])row.Clone())], defaults)
    {
        lastIdentity = lastIdentity,
        primaryKey = primaryKey,
    };

    public int IndexOf(string column)
    {
        var found = Columns.Index().Where(candidate => candidate.Item.Name.Equals(column, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found is [var only] ? only.Index : throw new InvalidDataException($"The table has no column {column}.");
    }

    /// <summary>Adds rows that have values for some columns: all of them, or none where a value is missing or a key is there.</summary>
    public TdsReply Add(IEnumerable<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var places = columns.Select(IndexOf).ToArray();
        var added = rows.Select(values => RowOf(places, values)).ToArray();
        if (places.Any(place => !Columns[place].IsNullable && added.Any(row => row[place] is null)))
        {
            return new TdsReply.Refused(515, "Cannot insert the value NULL into a column; column does not allow nulls.");
        }

        if (primaryKey.Count > 0 && !Rows.Concat(added).Select(KeyOf).All(new HashSet<string>(StringComparer.OrdinalIgnoreCase).Add))
        {
            return new TdsReply.Refused(2627, "Violation of PRIMARY KEY constraint. Cannot insert duplicate key in object.");
        }

        Rows.AddRange(added);
        return new TdsReply.Done(added.Length);
    }

    /// <summary>
    /// A value as the column keeps it. The driver puts a mark of the byte order before XML, which the server does not
    /// keep.
    /// </summary>
    public static object? Stored(TdsColumn column, object? value) => value switch
    {
        string text when column.Type.Token == XmlToken => text.TrimStart('\uFEFF'),
        Literal literal => StoredLiterals.ValueOf(column.Type, literal),
        _ => value,
    };

    private object?[] RowOf(int[] places, IReadOnlyList<object?> values)
    {
        var row = Columns.Zip(defaults, Stored).ToArray();
        foreach (var (place, value) in places.Zip(values))
        {
            row[place] = Stored(Columns[place], value);
        }

        if (identity >= 0 && row[identity] is null)
        {
            row[identity] = ++lastIdentity;
        }

        return row;
    }

    private static bool IsPrimaryKey(ConstraintDefinition constraint) => constraint is UniqueConstraintDefinition { IsPrimaryKey: true };

    private string KeyOf(object?[] row) => string.Join('\u001F', primaryKey.Select(place => row[place]));

    // The clock stands still here.
    private static Literal? DefaultOf(ColumnDefinition definition) => ValueOf(definition.DefaultConstraint?.Expression);

    private static Literal? ValueOf(ScalarExpression? expression) => expression switch
    {
        ParenthesisExpression inner => ValueOf(inner.Expression),
        Literal literal => literal,
        FunctionCall { FunctionName.Value: var name } when name.Equals("getdate", StringComparison.OrdinalIgnoreCase) =>
            new StringLiteral { Value = "2024-02-29T12:30:00" },
        _ => null,
    };

    private static TdsColumn ColumnOf(ColumnDefinition definition)
    {
        var isNullable = !definition.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable);
        var type = definition.DataType is null ? TextForm : TypeOf(definition.DataType, isNullable);
        return new TdsColumn(definition.ColumnIdentifier.Value, type)
        {
            IsNullable = isNullable,
            IsIdentity = definition.IdentityOptions is not null,
            IsComputed = definition.ComputedColumnExpression is not null,
        };
    }

    // What a type of users or of assemblies holds is kept as text.
    private static TdsType TypeOf(DataTypeReference reference, bool isNullable) => reference switch
    {
        XmlDataTypeReference => TdsType.Parse("xml"),
        SqlDataTypeReference type => TdsType.Parse(NameOf(type) + Sizes(type), isNullable),
        _ => TextForm,
    };

    // Synonyms (INTEGER, DEC, ROWVERSION) have one name here.
    private static string NameOf(SqlDataTypeReference type) => type.SqlDataTypeOption switch
    {
        SqlDataTypeOption.Rowversion => "timestamp",
        var option => option.ToString().ToLowerInvariant(),
    };

    private static string Sizes(SqlDataTypeReference type) => (type.Parameters.Count, type.SqlDataTypeOption) switch
    {
        ( > 0, not SqlDataTypeOption.Float) => $"({string.Join(',', type.Parameters.Select(size => size.Value.ToLowerInvariant()))})",
        (0, SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric) => "(18,0)",
        (0, SqlDataTypeOption.Char or SqlDataTypeOption.VarChar or SqlDataTypeOption.NChar
            or SqlDataTypeOption.NVarChar or SqlDataTypeOption.Binary or SqlDataTypeOption.VarBinary) =>
            "(1)",
        _ => "",
    };
}
