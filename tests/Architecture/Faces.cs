using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Wheelhouse.Platform;
using Wheelhouse.Rooms;

namespace Wheelhouse.Architecture.Tests;

/// <summary>The public types of the modules, as the compiler left them.</summary>
static class Faces
{
    const BindingFlags AnyStatic =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The assemblies of the modules, by name as in <c>Trust</c>, from the list that hosts use.</summary>
    internal static IReadOnlyDictionary<string, Assembly> Modules { get; } =
        new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<ModelParts>().Single()
            .Assemblies.Where(a => a != typeof(House).Assembly)
            .ToDictionary(a => a.GetName().Name!.Split('.')[^1], StringComparer.Ordinal);

    internal static IEnumerable<Type> Public => Modules.Values.SelectMany(module => module.GetExportedTypes());

    /// <summary>What the modules' handlers handle, and what they answer.</summary>
    internal static IEnumerable<Type> Commands => Modules.Values.SelectMany(module => module.GetTypes())
        .SelectMany(type => type.GetInterfaces())
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<,>))
        .SelectMany(handles => handles.GetGenericArguments());

    /// <summary>What the endpoints take and answer: public, for the interface describes itself by docstrings.</summary>
    internal static IEnumerable<Type> OnTheWire => Modules.Values.SelectMany(module => module.GetTypes())
        .SelectMany(type => type.GetMethods(AnyStatic))
        .Where(method => Parts(method.ReturnType).Any(t => t.IsAssignableTo(typeof(IResult))))
        .SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType))
        .SelectMany(Parts);

    /// <summary>The documented members of a module: the compiler's own file beside the assembly.</summary>
    internal static IReadOnlySet<string> Documented(Assembly module) =>
        XDocument.Load(Path.ChangeExtension(module.Location, ".xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => (string)m.Attribute("name")!).ToHashSet(StringComparer.Ordinal);

    /// <summary>The types that a public type shows: in its bases, its members and their signatures, and
    /// the members of its JSON family.</summary>
    internal static IEnumerable<Type> Shown(Type type)
    {
        const BindingFlags Own =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetMembers(Own).SelectMany(member => member switch
        {
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            MethodBase method => method.GetParameters().Select(p => p.ParameterType)
                .Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
            Type nested => [nested],
            _ => (IEnumerable<Type>)[],
        });
        var family = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(a => a.DerivedType);
        return members.Concat(family).Concat(type.GetInterfaces()).Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts).Distinct();
    }

    /// <summary>The names of public types of the modules that some other assembly of the product uses.</summary>
    internal static IReadOnlySet<string> UsedElsewhere()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Wheelhouse.*.dll")
            .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal)))
        {
            using var assembly = new PEReader(File.OpenRead(file));
            var reader = assembly.GetMetadataReader();
            used.UnionWith(reader.TypeReferences.Select(handle => Name(reader, handle)));
        }

        return used;
    }

    static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var reference = reader.GetTypeReference(handle);
        var name = reader.GetString(reference.Name);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(reader, (TypeReferenceHandle)reference.ResolutionScope)}+{name}"
            : $"{reader.GetString(reference.Namespace)}.{name}";
    }

    /// <summary>A type, and what it is made of: the element of an array, the arguments of a generic.</summary>
    static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts)
            .Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
}
