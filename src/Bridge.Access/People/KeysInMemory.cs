using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bridge.Access.People;

/// <summary>Keys of cookies live as long as the process, like the sessions they name; so no key lies on a disk and no two sides share one.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new XElement(element));
}
