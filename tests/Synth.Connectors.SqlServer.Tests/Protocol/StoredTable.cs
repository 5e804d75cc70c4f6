using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>A table of a <see cref="StoredDatabase"/>: columns as its statement has them, and the rows that were loaded.</summary>
internal sealed class StoredTable(CreateTableStatement statement)
{
    private const byte XmlToken = 0xF1;

    private static readonly TdsType TextForm = TdsType.Parse("nvarchar(max)");

    public IReadOnlyList<TdsColumn> Columns { get; } = [.. statement.Definition.ColumnDefinitions.Select(ColumnOf)];

    public List<object?[]> Rows { get; } = [];

    public int IndexOf(string column)
    {
        var found = Columns.Index().Where(candidate => candidate.Item.Name == column).ToArray();
        return found is [var only] ? only.Index : throw new InvalidDataException($"The table has no column {column}.");
    }

    /// <summary>Adds rows that have values for some columns.</summary>
    public void Add(IEnumerable<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var places = columns.Select(IndexOf).ToArray();
        foreach (var values in rows)
        {
            var row = new object?[Columns.Count];
            foreach (var (place, value) in places.Zip(values))
            {
                row[place] = Stored(Columns[place], value);
            }

            Rows.Add(row);
        }
    }

    // The driver puts a mark of the byte order before XML, which the server does not keep.
    private static object? Stored(TdsColumn column, object? value) =>
        column.Type.Token == XmlToken && value is string text ? text.TrimStart('\uFEFF') : value;

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
        SqlDataTypeReference { Parameters: [] } plain => TdsType.Parse(plain.Name.BaseIdentifier.Value, isNullable),
        SqlDataTypeReference sized => TdsType.Parse($"{sized.Name.BaseIdentifier.Value}({Sizes(sized)})", isNullable),
        _ => TextForm,
    };

    private static string Sizes(SqlDataTypeReference type) => string.Join(',', type.Parameters.Select(size => size.Value.ToLowerInvariant()));
}
