using System.Globalization;
using System.Runtime;

namespace Wheelhouse.MadePortfolio;

/// <summary>What the process holds resident, as Linux counts it.</summary>
public static class Memory
{
    const string Status = "/proc/self/status";

    /// <summary>The most since it was forgotten, in bytes; 0 where nobody counts.</summary>
    public static long Peak => File.Exists(Status)
        ? File.ReadLines(Status).Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .Select(kilobytes => long.Parse(kilobytes, CultureInfo.InvariantCulture)).FirstOrDefault() * 1024
        : 0;

    /// <summary>Gives back what the preparation took, and counts from there.</summary>
    public static void Forget()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
