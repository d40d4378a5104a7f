using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Assessing;

/// <summary>The name of a stored decision.</summary>
public sealed class DecisionRecord : INamed
{
    public static string Prefix => "dec";
}
