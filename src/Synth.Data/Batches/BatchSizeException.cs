using Synth.Schema;

namespace Synth.Data;

/// <summary>The values of one column in one batch have more bytes than a vector holds: nearly 2 GB.</summary>
public sealed class BatchSizeException() : SynthException(
    "Texts or bytes of one column come to more than 2 GB in one batch of rows, which is more than can be held. Leave the table out, or "
    + "exclude its longest values from the source.");
