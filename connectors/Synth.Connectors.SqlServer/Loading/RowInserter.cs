using System.Data;
using System.Data.SqlTypes;
using Microsoft.Data.SqlClient;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>Inserts the rows of a batch by statements with parameters.</summary>
internal static class RowInserter
{
    public static async Task InsertAsync(
        SqlTransaction transaction, Table table, TableName place,
        IReadOnlyList<Column> columns, RecordBatch batch, CancellationToken cancellationToken)
    {
        await using var rows = new BatchReader(table, columns, batch);
        for (var left = batch.RowCount; left > 0;)
        {
            var count = Math.Min(left, InsertStatement.RowsPerStatement(columns.Count));
            await using var command =
                new SqlCommand(InsertStatement.Render(place, columns, count), transaction.Connection, transaction) { CommandTimeout = 0 };
            AddRows(command, columns, rows, count);
            await command.ExecuteNonQueryAsync(cancellationToken);
            left -= count;
        }
    }

    private static void AddRows(SqlCommand command, IReadOnlyList<Column> columns, BatchReader rows, int count)
    {
        for (var row = 0; row < count && rows.Read(); row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters.Add(
                    ParameterFor(columns[i], InsertStatement.ParameterName((row * columns.Count) + i), rows.GetValue(i)));
            }
        }
    }

    /// <summary>A parameter whose type is the column's, also where the value is null.</summary>
    internal static SqlParameter ParameterFor(Column column, string name, object value)
    {
        var parameter = new SqlParameter(name, TypeOf(column)) { Value = value };
        if (value is SqlDecimal number)
        {
            parameter.Precision = number.Precision;
            parameter.Scale = number.Scale;
        }

        if (parameter.SqlDbType is SqlDbType.NVarChar or SqlDbType.VarBinary)
        {
            parameter.Size = -1;
        }

        return parameter;
    }

    private static SqlDbType TypeOf(Column column) => (column.Type.WithoutDomain(), column.NativeType) switch
    {
        (_, "money") => SqlDbType.Money,
        (_, "smallmoney") => SqlDbType.SmallMoney,
        (_, "datetime") => SqlDbType.DateTime,
        (_, "smalldatetime") => SqlDbType.SmallDateTime,
        (_, "sql_variant") => SqlDbType.Variant,
        (BooleanType, _) => SqlDbType.Bit,
        (IntegerType { Bits: 8 }, _) => SqlDbType.TinyInt,
        (IntegerType { Bits: 16 }, _) => SqlDbType.SmallInt,
        (IntegerType { Bits: 32 }, _) => SqlDbType.Int,
        (IntegerType, _) => SqlDbType.BigInt,
        (DecimalType, _) => SqlDbType.Decimal,
        (FloatType { Bits: 32 }, _) => SqlDbType.Real,
        (FloatType, _) => SqlDbType.Float,
        (BinaryType, _) => SqlDbType.VarBinary,
        (DateType, _) => SqlDbType.Date,
        (TimeType, _) => SqlDbType.Time,
        (TimestampType { IsInstant: true }, _) => SqlDbType.DateTimeOffset,
        (TimestampType, _) => SqlDbType.DateTime2,
        (UuidType, _) => SqlDbType.UniqueIdentifier,
        _ => SqlDbType.NVarChar,
    };
}
