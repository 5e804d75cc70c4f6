using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Web addresses: the scheme, the host as its beginning, name and ending, the names of the path, the extension, and the parameters of the
/// query. What stands before an at sign and after a number sign is left out.
/// </summary>
internal sealed record UrlCodec : StructureCodec
{
    private const string Www = "www.";

    /// <inheritdoc/>
    public override string Neutral => "https://example.com/";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end < 1 || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns)
        {
            return false;
        }

        var host = address.Host.StartsWith(Www, StringComparison.Ordinal) ? address.Host[Www.Length..] : address.Host;
        var dot = host.IndexOf('.');
        var parts = new JsonObject { ["scheme"] = text[..end].ToLowerInvariant(), ["name"] = dot < 0 ? host : host[..dot] };
        if (dot > 0)
        {
            parts["ending"] = host[(dot + 1)..];
        }

        if (host.Length < address.Host.Length)
        {
            parts["www"] = true;
        }

        if (!address.IsDefaultPort)
        {
            parts["port"] = address.Port;
        }

        PathCodec.ReadNames(address.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries), parts);
        if (address.AbsolutePath.Length > 1 && address.AbsolutePath[^1] == '/')
        {
            parts["slash"] = true;
        }

        if (address.Query.Length > 1)
        {
            parts["query"] = new JsonObject(address.Query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2)).DistinctBy(pair => pair[0])
                .Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)(pair.Length > 1 ? pair[1] : ""))));
        }

        node = parts;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is not JsonObject parts)
        {
            return Neutral;
        }

        var host = $"{(parts.ContainsKey("www") ? Www : "")}{Label(TextOf(node, "name"))}.{Ending(TextOf(node, "ending"))}";
        var port = parts.ContainsKey("port") ? FormattableString.Invariant($":{Math.Clamp(WholeOf(node, "port"), 1, 65_535)}") : "";
        var names = string.Join('/', PathCodec.NamesOf(node).Select(Uri.EscapeDataString));
        var query = parts["query"] is JsonObject { Count: > 0 } pairs
            ? "?" + string.Join('&',
                pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(Uri.UnescapeDataString(pair.Value?.ToString() ?? ""))}"))
            : "";
        var slash = names.Length > 0 && parts.ContainsKey("slash") ? "/" : "";
        return $"{Label(TextOf(node, "scheme"))}://{host}{port}{(names.Length > 0 ? "/" : "")}{names}{slash}{query}";
    }

    // A label of a domain has letters, digits and hyphens inside.
    private static string Label(string? text)
    {
        var label = string.Concat((text ?? "").ToLowerInvariant()
            .Where(character => char.IsAsciiLetterOrDigit(character) || character == '-')).Trim('-');
        return label.Length == 0 ? "example" : label[..Math.Min(label.Length, 63)];
    }

    private static string Ending(string? text) =>
        text is null
            ? "example"
            : string.Join('.', text.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Label).DefaultIfEmpty("example"));
}
