using System.Runtime.InteropServices;

namespace Synth.Evaluation;

/// <summary>
/// The calls of LightGBM's C interface (https://lightgbm.readthedocs.io/en/latest/C-API.html) that training and scoring take. Each returns
/// 0, or -1 with an error.
/// </summary>
internal static partial class LightGbmLibrary
{
    /// <summary>The data type of 32-bit floating-point numbers.</summary>
    public const int Float32 = 0;

    /// <summary>Predictions before the link function: log-odds.</summary>
    public const int RawScores = 1;

    /// <summary>Predictions as numbers or probabilities.</summary>
    public const int Predictions = 0;

    /// <summary>Importance as the gain of all splits.</summary>
    public const int Gain = 1;

    private const string Library = "lib_lightgbm";

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    internal static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetCreate(
        ReadOnlySpan<float> data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetField(nint dataset, string name, ReadOnlySpan<float> values, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    internal static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    internal static partial int BoosterUpdate(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterPredict(
        nint booster,
        ReadOnlySpan<float> data,
        int dataType,
        int rows,
        int columns,
        int isRowMajor,
        int kind,
        int firstIteration,
        int iterations,
        string parameters,
        out long length,
        Span<double> result);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFeatureImportance")]
    internal static partial int BoosterFeatureImportance(nint booster, int iterations, int kind, Span<double> result);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    internal static partial int BoosterFree(nint booster);
}
