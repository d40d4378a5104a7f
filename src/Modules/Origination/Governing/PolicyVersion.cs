using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Governing;

/// <summary>A version of a lender's own decision policy: written once.</summary>
public sealed class PolicyVersion : INamed
{
    public static string Prefix => "plv";
}

/// <summary>That a version of a policy was given a seat from a day on.</summary>
public sealed class PolicyPublication : INamed
{
    public static string Prefix => "plp";
}

/// <summary>What a version of a policy does.</summary>
public enum PolicySeat
{
    /// <summary>It decides.</summary>
    Champion,

    /// <summary>It decides a stated share of the applications, chosen by lot.</summary>
    Challenger,

    /// <summary>It is run beside the one that decides, and its answer is kept and never given.</summary>
    Shadow,

    /// <summary>It does nothing any more.</summary>
    None,
}
