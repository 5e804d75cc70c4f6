namespace Synth.Connectors.Files.Sessions;

/// <summary>
/// The generations of a target: what users see, and what it replaced, which is kept beside it. Whoever opened files of a generation stays
/// with them; whoever opens several files of a folder one after the other may meet the swap between two of them.
/// </summary>
internal static class FileGenerations
{
    /// <summary>Where the generation before is kept.</summary>
    public static string PreviousOf(string target) => target + ".synth-previous";

    /// <summary>Puts what was built in the place of the target, which is empty or not there.</summary>
    /// <param name="built">What was built.</param>
    /// <param name="target">The target.</param>
    public static void Place(string built, string target)
    {
        if (Directory.Exists(built))
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(built, target);
        }
        else
        {
            File.Move(built, target, overwrite: true);
        }
    }

    /// <summary>Puts what was built in the place of the target, which becomes the previous generation.</summary>
    /// <param name="built">What was built.</param>
    /// <param name="target">The target.</param>
    public static void SwapIn(string built, string target)
    {
        CopyPermissions(target, built);
        PathExchange.Run(built, target, built + ".passing");
        var previous = PreviousOf(target);
        Remove(previous);
        Place(built, previous);
    }

    /// <summary>Exchanges the target and the previous generation.</summary>
    /// <param name="target">The target.</param>
    /// <param name="passing">A path that is free.</param>
    public static void Exchange(string target, string passing) => PathExchange.Run(PreviousOf(target), target, passing);

    /// <summary>
    /// Puts the generation that was there back where a process was killed while the target passed elsewhere, which can only be where the
    /// system has no exchange.
    /// </summary>
    /// <param name="built">Where the interrupted run had what it built.</param>
    /// <param name="target">The target.</param>
    public static void Restore(string built, string target)
    {
        var passing = built + ".passing";
        if (Directory.Exists(passing) && !Directory.Exists(target))
        {
            Directory.Move(passing, target);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(path);
    }

    private static void CopyPermissions(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }
}
