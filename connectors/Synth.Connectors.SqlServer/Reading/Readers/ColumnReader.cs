using System.Data.Common;
using Synth.Data;

namespace Synth.Connectors.SqlServer.Reading.Readers;

/// <summary>Reads the values of one column. Chosen once for a scan; no state.</summary>
internal abstract class ColumnReader
{
    /// <summary>Appends the value, which is not null, to a vector.</summary>
    /// <returns>Whether the vector's storage could hold it; nothing was appended otherwise.</returns>
    public abstract bool TryRead(DbDataReader reader, int ordinal, ColumnVector target);
}
