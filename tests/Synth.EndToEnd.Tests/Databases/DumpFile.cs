using System.Text.RegularExpressions;
using Synth.Testing;

namespace Synth.EndToEnd.Tests;

/// <summary>A database as its engine's own tools write it down.</summary>
internal static partial class DumpFile
{
    /// <summary>Carries out a dump, save for what makes or chooses a database.</summary>
    public static async Task LoadAsync(ScratchDatabase database, EngineName engine, string path)
    {
        var text = await File.ReadAllTextAsync(path);
        if (engine == EngineName.SqlServer)
        {
            var batches = BatchEnd().Split(text).Where(batch => batch.Trim().Length > 0 && !OfDatabase().IsMatch(batch));
            await SqlServerServer.ExecuteAsync(database.Endpoint.Address, batches);
            return;
        }

        using var script = new TemporaryScript();
        await File.WriteAllLinesAsync(script.Path, text.Split('\n').Where(line => !OfDatabase().IsMatch(line)));
        await ScriptClient.RunAsync(database.Endpoint.Address, engine, script.Path);
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex BatchEnd();

    [GeneratedRegex(
        @"\b(CREATE|DROP|ALTER)\s+DATABASE\b|\bsp_dboption\b|^\s*USE\s|^\\c\b", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OfDatabase();
}
