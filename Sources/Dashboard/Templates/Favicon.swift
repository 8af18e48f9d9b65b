/// The mark of the product, readable on light and dark tabs.
enum Favicon {
    static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0f6a68"/>\
        <path d="M5 13.500v-3M8.500 16V8M12 18.500v-13M15.500 15.500v-7M19 13v-2" stroke="#fff" stroke-width="1.800" stroke-linecap="round" fill="none"/></svg>

        """
}
