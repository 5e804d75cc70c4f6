using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Points, lines and polygons of one ring as hexadecimal digits of well-known binary: with PostGIS's flag for the reference system (EWKB),
/// or behind the four bytes of it that MySQL puts first. Further vertices are told as steps from the one before, and rings are closed.
/// </summary>
/// <param name="IsMySql">Whether MySQL writes them.</param>
internal sealed record GeometryCodec(bool IsMySql) : StructureCodec
{
    private const int Point = 1;
    private const int Line = 2;
    private const int Polygon = 3;
    private const uint HasSystem = 0x20000000;
    private const int MostVertices = 10_000;

    /// <inheritdoc/>
    public override string Neutral => Write(null);

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (text.Length % 2 != 0 || text.Length < 42 || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var bytes = Convert.FromHexString(text).AsSpan();
        var system = IsMySql ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;
        bytes = IsMySql ? bytes[4..] : bytes;
        if (bytes[0] != 1)
        {
            return false;
        }

        var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]);
        bytes = bytes[5..];
        if ((type & HasSystem) != 0)
        {
            system = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            type &= ~HasSystem;
            bytes = bytes[4..];
        }

        return type is Point or Line or Polygon && TryReadVertices((int)type, bytes, system, out node);
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        var steps = (node as JsonObject)?["steps"] as JsonArray ?? [];
        var asked = (int)WholeOf(node, "type");
        var type = asked is Line or Polygon && steps.Count > 0 ? asked : Point;
        var (x, y) = (NumberOf(node, "x"), NumberOf(node, "y"));
        List<(double X, double Y)> vertices = [(x, y)];
        foreach (var step in type == Point ? [] : steps)
        {
            vertices.Add((x += NumberOf(step, "x"), y += NumberOf(step, "y")));
        }

        // A ring has at least three corners and ends where it begins.
        while (type == Polygon && vertices.Count < 3)
        {
            vertices.Add((x += 1, y += vertices.Count));
        }

        if (type == Polygon)
        {
            vertices.Add(vertices[0]);
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var system = (int)WholeOf(node, "system");
        if (IsMySql)
        {
            writer.Write(system);
        }

        writer.Write((byte)1);
        writer.Write((uint)type | (!IsMySql && system != 0 ? HasSystem : 0));
        if (!IsMySql && system != 0)
        {
            writer.Write(system);
        }

        if (type == Polygon)
        {
            writer.Write(1);
        }

        if (type != Point)
        {
            writer.Write(vertices.Count);
        }

        foreach (var vertex in vertices)
        {
            writer.Write(vertex.X);
            writer.Write(vertex.Y);
        }

        return Convert.ToHexString(stream.ToArray());
    }

    private static bool TryReadVertices(int type, ReadOnlySpan<byte> bytes, int system, out JsonNode? node)
    {
        node = null;
        if (type == Polygon)
        {
            if (bytes.Length < 8 || BinaryPrimitives.ReadInt32LittleEndian(bytes) != 1)
            {
                return false;
            }

            bytes = bytes[4..];
        }

        var count = type == Point ? 1 : bytes.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = type == Point ? bytes : bytes[Math.Min(4, bytes.Length)..];
        if (count is < 1 or > MostVertices || bytes.Length != 16 * count)
        {
            return false;
        }

        var (x, y) = At(bytes, 0);
        var steps = new JsonArray();
        for (var i = 1; i < count - (type == Polygon ? 1 : 0); i++)
        {
            var (nextX, nextY) = At(bytes, i);
            steps.Add(new JsonObject { ["x"] = nextX - x, ["y"] = nextY - y });
            (x, y) = (nextX, nextY);
        }

        var (firstX, firstY) = At(bytes, 0);
        if (!double.IsFinite(firstX) || !double.IsFinite(firstY) || !double.IsFinite(x) || !double.IsFinite(y))
        {
            return false;
        }

        node = new JsonObject { ["type"] = type, ["system"] = system, ["x"] = firstX, ["y"] = firstY, ["steps"] = steps };
        return true;
    }

    private static (double X, double Y) At(ReadOnlySpan<byte> bytes, int vertex) =>
        (BinaryPrimitives.ReadDoubleLittleEndian(bytes[(16 * vertex)..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[((16 * vertex) + 8)..]));
}
