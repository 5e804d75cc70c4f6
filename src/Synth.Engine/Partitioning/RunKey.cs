using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>A hash of all that decides the bytes of a run: equal for two sessions exactly when they would make the same rows.</summary>
internal static class RunKey
{
    /// <summary>The key, in hexadecimal digits.</summary>
    public static string Of(PackedModel model, SampleOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(model.File.Span);
        var sizes = options.Sizes
            .Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Key}={size.Value.Rows}/{size.Value.Scale:R}"))
            .Order(StringComparer.Ordinal);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{SynthesisRun.ToolVersion}\n{options.Seed}\n{options.Scale:R}\n{options.EdgeCaseRate:R}\n{string.Join('\n', sizes)}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
