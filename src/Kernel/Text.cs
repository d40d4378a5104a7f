namespace Wheelhouse.Kernel;

/// <summary>Words for people in both languages of the house.</summary>
/// <param name="Zh">Simplified Chinese.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>The words in the asked language; Chinese for <c>zh…</c>, English for everything else.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
    }
}
