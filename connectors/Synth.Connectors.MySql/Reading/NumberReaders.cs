using System.Globalization;
using MySqlConnector;
using Synth.Data;

namespace Synth.Connectors.MySql.Reading;

/// <summary>Whole numbers of at most 63 bits and a sign.</summary>
internal sealed class IntegerReader(string form) : ColumnReader
{
    public override string Select(string name) => string.Format(CultureInfo.InvariantCulture, form, name);

    public override bool TryRead(MySqlDataReader row, int ordinal, ColumnVector vector)
    {
        ((FixedVector<long>)vector).Append(row.GetInt64(ordinal));
        return true;
    }
}

/// <summary>Whole numbers of 64 bits without a sign.</summary>
internal sealed class UnsignedReader(string form) : ColumnReader
{
    public override string Select(string name) => string.Format(CultureInfo.InvariantCulture, form, name);

    public override bool TryRead(MySqlDataReader row, int ordinal, ColumnVector vector)
    {
        ((FixedVector<Int128>)vector).Append(row.GetUInt64(ordinal));
        return true;
    }
}

/// <summary>Binary floating-point numbers.</summary>
internal sealed class DoubleReader(string form) : ColumnReader
{
    public override string Select(string name) => string.Format(CultureInfo.InvariantCulture, form, name);

    public override bool TryRead(MySqlDataReader row, int ordinal, ColumnVector vector)
    {
        ((FixedVector<double>)vector).Append(row.GetDouble(ordinal));
        return true;
    }
}
