using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>Model files on the disk.</summary>
public static class ModelStore
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="ConfigurationException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">It holds no model.</exception>
    public static RelationalModel Read(string path)
    {
        RefuseMissing(path);
        using var file = File.OpenRead(path);
        return Named(path, () => ModelFile.Read(file));
    }

    /// <summary>Reads a model, and keeps its file for others.</summary>
    /// <exception cref="ConfigurationException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">It holds no model.</exception>
    public static PackedModel ReadPacked(string path)
    {
        RefuseMissing(path);
        return Named(path, () => PackedModel.Read(File.ReadAllBytes(path)));
    }

    /// <summary>Refuses a path at which a model cannot be written, before the work of fitting one.</summary>
    /// <exception cref="SafetyException">A file is there, and it may not be replaced.</exception>
    /// <exception cref="ConfigurationException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void RefuseUnwritable(string path, bool mayReplace)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new ConfigurationException($"There is no folder for the model file {path}. Create it, or check the path.");
        }

        if (File.Exists(path) && !mayReplace)
        {
            throw new SafetyException($"There is a file {path} already. Name another, or add --replace.");
        }

        // Permissions are best asked for by trying.
        File.Create(PartialPath(path)).Dispose();
        File.Delete(PartialPath(path));
    }

    /// <summary>Writes a model: the file is there whole, or not at all.</summary>
    /// <returns>Its size in bytes.</returns>
    public static long Write(RelationalModel model, string path)
    {
        var partial = PartialPath(path);
        try
        {
            using (var file = File.Create(partial))
            {
                ModelFile.Write(model, file);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return new FileInfo(path).Length;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static void RefuseMissing(string path)
    {
        if (!File.Exists(path))
        {
            throw new ConfigurationException($"There is no model file {path}. Make one with synth fit.");
        }
    }

    private static T Named<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ModelFormatException exception)
        {
            throw new ModelFormatException($"{path}: {exception.Message}", exception);
        }
    }

    private static string PartialPath(string path) => path + ".synth-partial";
}
