using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>The comments of a database: its extended properties of the name that tools agree on. Pure.</summary>
internal sealed class Comments(IEnumerable<CommentRow> rows)
{
    /// <summary>The name of the extended property that holds a comment.</summary>
    public const string PropertyName = "MS_Description";

    private const int ObjectClass = 1;
    private const int TypeClass = 6;
    private const int IndexClass = 7;

    private readonly Dictionary<(int Class, int Major, int Minor), string> texts = rows
        .Where(row => row.Name == PropertyName && row.Text is not null)
        .ToDictionary(row => (row.Class, row.MajorId, row.MinorId), row => row.Text!);

    public string? OfObject(int objectId) => texts.GetValueOrDefault((ObjectClass, objectId, 0));

    public string? OfColumn(int objectId, int columnId) => texts.GetValueOrDefault((ObjectClass, objectId, columnId));

    public string? OfIndex(int objectId, int indexId) => texts.GetValueOrDefault((IndexClass, objectId, indexId));

    public string? OfType(int typeId) => texts.GetValueOrDefault((TypeClass, typeId, 0));
}
