using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Places in a tree (hierarchyid of SQL Server) that follow from the row's position: the tree is filled level by level, each row having as
/// many children as those of the source that have some have in the mean, so that every place but the first has one above it.
/// </summary>
/// <param name="Children">How many children a row has, at least 1.</param>
/// <param name="HasRoot">Whether the first row is the root <c>/</c>; else the first ones stand directly under it.</param>
internal sealed record HierarchyKeyModel(long Children, bool HasRoot) : KeyModel
{
    /// <summary>Learns the shape of the tree; null for a type of no places.</summary>
    public static HierarchyKeyModel? Fit(Column described, BytesVector column)
    {
        if (NativeTypes.NameOf(described.NativeType) != "hierarchyid")
        {
            return null;
        }

        var places = Enumerable.Range(0, column.Count).Select(column.GetString).OfType<string>()
            .Select(HierarchyCodec.LevelsOf).OfType<long[]>().ToArray();
        var parents = places.Where(place => place.Length > 0).Select(place => string.Join('/', place[..^1])).Distinct().Count();
        var below = places.Count(place => place.Length > 0);
        return new HierarchyKeyModel(
            Math.Max(1, (long)Math.Round(below / (double)Math.Max(1, parents))), Array.Exists(places, place => place.Length == 0));
    }

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        // A chain of rows would have places too long to be stored.
        var children = Children == 1 && rowCount > 100 ? 2 : Children;
        return new Writer(children, HasRoot ? 0 : 1);
    }

    private sealed class Writer(long children, long first) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var place = "/";
            for (var row = position + first; row > 0; row = (row - 1) / children)
            {
                place = string.Create(CultureInfo.InvariantCulture, $"/{((row - 1) % children) + 1}{place}");
            }

            ((BytesVector)target).Append(place);
        }
    }
}
